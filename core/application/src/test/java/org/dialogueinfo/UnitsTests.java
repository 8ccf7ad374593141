package org.dialogueinfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The line by which systemd starts a node is run as it is written, in a folder of its own and with a jar that tells. */
class UnitsTests {

    private static final Path DISTRIBUTION = Path.of("..", "distribution");
    private static final String TELLER = """
            public class Teller {
                public static void main(String[] arguments) throws Exception {
                    System.out.println(String.join(" ", arguments) + " in " + System.getProperty("user.dir"));
                    Thread.sleep(60_000);
                }
            }
            """;

    @Test
    void startsANodeAndStopsItWithTheStatusThatTheUnitExpects(@TempDir Path root) throws Exception {
        var unit = Files.readAllLines(DISTRIBUTION.resolve(Path.of("systemd", "dialogue-info@.service")));
        var home = Files.createDirectories(root.resolve("opt/dialogue-info"));
        Files.createDirectories(home.resolve("bin"));
        Files.copy(
                DISTRIBUTION.resolve(Path.of("bin", "dialogue-info")),
                home.resolve(Path.of("bin", "dialogue-info")),
                StandardCopyOption.COPY_ATTRIBUTES);
        assertThat(home.resolve(Path.of("bin", "dialogue-info")).toFile().setExecutable(true))
                .isTrue();
        pack(root, Files.createDirectories(home.resolve("app")).resolve("dialogue-info.jar"));
        var data = Files.createDirectories(root.resolve("var/lib/dialogue-info/8080"));

        var console = root.resolve("console");
        var node = new ProcessBuilder(value(unit, "ExecStart", root).split(" "));
        node.directory(Path.of(value(unit, "WorkingDirectory", root)).toFile());
        var environment = value(unit, "Environment", root).split("=", 2);
        node.environment().put(environment[0], environment[1]);
        var process =
                node.redirectErrorStream(true).redirectOutput(console.toFile()).start();
        try {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> Files.readString(console).contains("\n"));
            assertThat(Files.readString(console))
                    .contains("--spring.config.additional-location=optional:file:" + home + "/config/")
                    .contains("--server.port=8080 --server.address=127.0.0.1 --dialogue.data-dir=" + data);
        } finally {
            process.destroy();
        }
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(Integer.parseInt(value(unit, "SuccessExitStatus", root)));
    }

    private static String value(List<String> unit, String key, Path root) {
        return unit.stream()
                .filter(it -> it.startsWith(key + "="))
                .map(it -> it.substring(key.length() + 1))
                .findFirst()
                .orElseThrow()
                .replace("%i", "8080")
                .replaceAll("(?<=^|=)/(opt|var)/", root + "/$1/");
    }

    private static void pack(Path root, Path jar) throws IOException {
        var source = Files.writeString(root.resolve("Teller.java"), TELLER);
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", root.toString(), source.toString());
        assertThat(failed).isZero();
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "Teller");
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new JarEntry("Teller.class"));
            out.write(Files.readAllBytes(root.resolve("Teller.class")));
        }
    }
}
