package org.dialogueinfo.benchmark;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** The hot paths one by one, each in a process of its own. */
class JmhBenchmark {

    @Test
    void hotPaths() throws Exception {
        Bench.part("jmh");
        Bench.say("Hot paths, by JMH");
        var options = new OptionsBuilder()
                .include(".*HotPaths.*")
                .forks(1)
                .jvmArgs("-Xmx512m", "-XX:+UseSerialGC")
                .shouldFailOnError(true)
                .build();
        for (var run : new Runner(options).run()) {
            var result = run.getPrimaryResult();
            Bench.say(
                    "  %-28s %10.3f ± %.3f %s",
                    result.getLabel(), result.getScore(), result.getScoreError(), result.getScoreUnit());
        }
    }
}
