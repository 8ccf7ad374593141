package org.dialogueinfo.benchmark;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.dialogueinfo.BenchmarkApplication;
import org.dialogueinfo.delivery.Broadcast;
import org.dialogueinfo.delivery.BroadcastId;
import org.dialogueinfo.delivery.Broadcasts;
import org.dialogueinfo.delivery.Broadcasts.Phase;
import org.dialogueinfo.delivery.spi.AudienceProvider;
import org.dialogueinfo.delivery.spi.Channel;
import org.dialogueinfo.delivery.spi.Message;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The delivery engine on a database, with an audience of any size and a channel that takes everything at once. */
record Engine(ConfigurableApplicationContext context) implements AutoCloseable {

    static Engine start(String url) {
        return new Engine(new SpringApplicationBuilder(BenchmarkApplication.class, Ends.class)
                .run(
                        "--spring.main.web-application-type=none",
                        "--spring.main.banner-mode=off",
                        "--spring.autoconfigure.exclude="
                                + "org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration",
                        "--spring.modulith.runtime.flyway-enabled=true",
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=postgres",
                        "--dialogue.data-dir=target/data",
                        "--logging.level.root=warn"));
    }

    BroadcastId send(int audience) {
        return context.getBean(Broadcasts.class)
                .send(new Broadcast(
                        "key-" + UUID.randomUUID(),
                        "synthetic:" + audience,
                        Broadcast.Priority.ALERT,
                        Localized.each(language -> Card.of(language, "A title", "A sentence."))));
    }

    void await(BroadcastId id, Phase phase) throws InterruptedException {
        while (context.getBean(Broadcasts.class)
                        .progress(id)
                        .orElseThrow()
                        .state()
                        .compareTo(phase)
                < 0) {
            Thread.sleep(5);
        }
    }

    Sink sink() {
        return context.getBean(Sink.class);
    }

    @Override
    public void close() {
        context.close();
    }

    /** Both ends of the engine. */
    @Configuration(proxyBeanMethods = false)
    static class Ends {

        @Bean
        Sink sink() {
            return new Sink();
        }

        @Bean
        AudienceProvider synthetic() {
            return new Synthetic();
        }
    }

    /** Counts what it is given. */
    static final class Sink implements Channel {
        volatile boolean ready = true;
        final AtomicLong taken = new AtomicLong();
        volatile long first;
        volatile long last;

        void reset() {
            taken.set(0);
            first = 0;
        }

        /** Without asking the database, which has enough to do. */
        void await(long messages) throws InterruptedException {
            while (taken.get() < messages) {
                Thread.sleep(1);
            }
        }

        @Override
        public String name() {
            return "sink";
        }

        @Override
        public double messagesPerSecond() {
            return 1_000_000;
        }

        @Override
        public int parallel() {
            return 4;
        }

        @Override
        public boolean ready() {
            return ready;
        }

        @Override
        public Outcome send(Message message) {
            last = System.nanoTime();
            if (taken.incrementAndGet() == 1) {
                first = last;
            }
            return new Outcome.Sent();
        }
    }

    /** {@code synthetic:<number>}. */
    static final class Synthetic implements AudienceProvider {

        private static final String PREFIX = "synthetic:";

        @Override
        public boolean provides(String audience) {
            return audience.startsWith(PREFIX);
        }

        @Override
        public List<Recipient> page(String audience, @Nullable String after, int limit) {
            var size = Integer.parseInt(audience.substring(PREFIX.length()));
            var from = after == null ? 0 : Integer.parseInt(after.substring(1)) - 100_000_000 + 1;
            return IntStream.range(from, Math.min(size, from + limit))
                    .mapToObj(Synthetic::recipient)
                    .toList();
        }

        static Recipient recipient(int n) {
            var renderings = Rendering.values();
            return new Recipient(
                    "r" + (100_000_000 + n),
                    "sink",
                    "reader" + n + "@example.org",
                    Objects.requireNonNull(renderings[n % renderings.length]));
        }
    }
}
