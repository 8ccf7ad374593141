package org.dialogueinfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.dialogueinfo.delivery.Broadcast;
import org.dialogueinfo.delivery.Broadcast.Priority;
import org.dialogueinfo.delivery.Broadcasts;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.subscriptions.Endpoint;
import org.dialogueinfo.subscriptions.Subscriptions;
import org.dialogueinfo.subscriptions.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A channel that exists in no module: compiled here, packed into a jar, dropped into the plug-ins' folder. */
class PluginTests {

    private static final String AUTO_CONFIGURATIONS =
            "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports";

    private static final String CARRIER = """
            package org.example.carrier;

            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.nio.file.StandardOpenOption;
            import org.dialogueinfo.delivery.spi.Channel;
            import org.dialogueinfo.delivery.spi.Message;
            import org.springframework.beans.factory.annotation.Value;
            import org.springframework.boot.autoconfigure.AutoConfiguration;
            import org.springframework.context.annotation.Bean;

            @AutoConfiguration
            public class Carrier {

                @Bean
                Channel carrierPigeon(@Value("${carrier.loft}") Path loft) {
                    return new Channel() {
                        @Override
                        public String name() {
                            return "pigeon";
                        }

                        @Override
                        public Outcome send(Message message) {
                            try {
                                Files.writeString(loft, message.address() + ": " + message.card().title() + "\\n",
                                        StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                                return new Outcome.Sent();
                            } catch (java.io.IOException e) {
                                return new Outcome.Retry("the loft is shut");
                            }
                        }
                    };
                }
            }
            """;

    @Test
    void carriesABroadcastOverAChannelFromAJar(@TempDir Path home) throws Exception {
        var plugins = Files.createDirectory(home.resolve("plugins"));
        pack(home, plugins.resolve("carrier.jar"));
        var loft = home.resolve("loft.txt");
        var before = Thread.currentThread().getContextClassLoader();
        try (var application = DialogueInfo.start(
                plugins,
                "--server.port=0",
                "--dialogue.data-dir=" + home.resolve("data"),
                "--carrier.loft=" + loft,
                "--dialogue.webchat.enabled=false")) {
            application
                    .getBean(Subscriptions.class)
                    .subscribe(new Endpoint("pigeon", "tower-3"), Rendering.EN, Set.of(Topic.MEETINGS), "test");
            var broadcasts = application.getBean(Broadcasts.class);
            var id = broadcasts.send(new Broadcast(
                    "a-key",
                    "topic:meetings",
                    Priority.ALERT,
                    Localized.each(it -> Card.of(it, "Title " + it.code(), "Lead"))));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> broadcasts.progress(id).orElseThrow().state() == Broadcasts.Phase.DONE);
            assertThat(Files.readString(loft)).isEqualTo("tower-3: Title en\n");
            assertThat(application.getBeanNamesForType(org.dialogueinfo.conversation.Conversation.class))
                    .isNotEmpty();
            assertThat(application.containsBean("chatPage"))
                    .as("the module webchat, which is switched off")
                    .isFalse();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static void pack(Path home, Path jar) throws IOException {
        var source = Files.writeString(
                Files.createDirectories(home.resolve("source")).resolve("Carrier.java"), CARRIER);
        var classes = Files.createDirectories(home.resolve("classes"));
        var compiler = ToolProvider.getSystemJavaCompiler();
        int failed = compiler.run(
                null,
                null,
                null,
                "-proc:none",
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                source.toString());
        assertThat(failed).isZero();
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(classes)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                add(out, classes.relativize(file).toString(), Files.readAllBytes(file));
            }
            add(out, AUTO_CONFIGURATIONS, "org.example.carrier.Carrier".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void add(JarOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(content);
        out.closeEntry();
    }
}
