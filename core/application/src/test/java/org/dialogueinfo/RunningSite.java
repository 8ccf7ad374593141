package org.dialogueinfo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dialogueinfo.desk.SetUp;
import org.dialogueinfo.roundtables.RoundtableId;
import org.dialogueinfo.roundtables.Roundtables;
import org.dialogueinfo.testing.FreePort;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole application on a free port, with data in a folder of its own and mail kept as files. */
final class RunningSite implements AutoCloseable {

    static final String ADMINISTRATOR = "administrator1";
    static final String PASSWORD = "a long password of tests";

    /** What is slow on purpose, or to spare a database, and proved elsewhere. */
    static final List<String> QUICK =
            List.of("--dialogue.desk.password-strength=4", "--db-scheduler.polling-interval=500ms");

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
                atItsOwnAddress("--dialogue.desk.username=" + ADMINISTRATOR, "--dialogue.desk.password=" + PASSWORD);
    }

    /** On a port that it knows as its own address, as passkeys and the chat in other pages need. */
    static RunningSite atItsOwnAddress(String... settings) {
        var port = FreePort.next();
        var arguments = new ArrayList<>(List.of(settings));
        arguments.add("--dialogue.base-url=http://localhost:" + port);
        return start(port, arguments);
    }

    private static RunningSite start(int port, List<String> settings) {
        try {
            var data = Files.createTempDirectory(Path.of("target"), "site").toAbsolutePath();
            var arguments = new ArrayList<>(List.of("--server.port=" + port, "--dialogue.data-dir=" + data));
            arguments.addAll(QUICK);
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

    /** The path of the link by which somebody who is invited answers. */
    String replyPath(RoundtableId event, String invitee) {
        return bean(Roundtables.class).preview(event, invitee).buttons().stream()
                .flatMap(List::stream)
                .map(button -> URI.create(String.valueOf(button.to())).getPath())
                .filter(it -> it.contains("/reply/"))
                .findFirst()
                .orElseThrow();
    }

    Path mail() {
        return data.resolve("mail");
    }

    /** The files of the mails it kept, newest first; none before the first mail. */
    List<Path> mails() throws IOException {
        if (!Files.isDirectory(mail())) {
            return List.of();
        }
        try (var files = Files.list(mail())) {
            return files.sorted(Comparator.reverseOrder()).toList();
        }
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
