package org.dialogueinfo;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dialogueinfo.desk.SetUp;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole application on a free port, with data in a folder of its own and mail kept as files. */
final class RunningSite implements AutoCloseable {

    static final String ADMINISTRATOR = "administrator1";
    static final String PASSWORD = "a long password of tests";

    private final ConfigurableApplicationContext application;
    private final Path data;

    private RunningSite(ConfigurableApplicationContext application, Path data) {
        this.application = application;
        this.data = data;
    }

    /** One for all test classes, with an administrator; it ends with the tests. */
    static RunningSite shared() {
        return Shared.SITE;
    }

    private static final class Shared {
        static final RunningSite SITE =
                start("--dialogue.desk.username=" + ADMINISTRATOR, "--dialogue.desk.password=" + PASSWORD);
    }

    /** On a port that it knows as its own address, as passkeys need. */
    static RunningSite atItsOwnAddress(String... settings) {
        try (var free = new ServerSocket(0)) {
            var arguments = new ArrayList<>(List.of(settings));
            arguments.add("--dialogue.base-url=http://localhost:" + free.getLocalPort());
            free.close();
            return start(free.getLocalPort(), arguments);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static RunningSite start(String... settings) {
        return start(0, List.of(settings));
    }

    private static RunningSite start(int port, List<String> settings) {
        try {
            var data = Files.createTempDirectory(Path.of("target"), "site").toAbsolutePath();
            var arguments = new ArrayList<>(List.of("--server.port=" + port, "--dialogue.data-dir=" + data));
            arguments.addAll(settings);
            return new RunningSite(SpringApplication.run(DialogueInfo.class, arguments.toArray(String[]::new)), data);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    String url() {
        return "http://localhost:" + application.getEnvironment().getProperty("local.server.port");
    }

    URI at(String path) {
        return URI.create(url() + path);
    }

    /** The path of the one-time link by which the first administrator is made. */
    String setUpLink() {
        return application.getBean(SetUp.class).link().orElseThrow();
    }

    Path mail() {
        return data.resolve("mail");
    }

    <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    Visitor visitor() {
        return new Visitor(this);
    }

    @Override
    public void close() {
        application.close();
    }
}
