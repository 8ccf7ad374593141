package org.dialogueinfo.newsletter;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dialogueinfo.testing.FreePort;

/** Debian's Dovecot as a process of its own, with all it keeps in one folder and a mailbox for every name. */
final class Dovecot implements AutoCloseable {

    private static final List<Path> PROGRAMS = List.of(Path.of("/usr/sbin/dovecot"), Path.of("/usr/bin/dovecot"));
    private static final String AS_ROOT = "nobody";

    private final Path home;
    private final int port;
    private final Process process;

    private Dovecot(Path program, Path home) throws IOException {
        this.home = home;
        this.port = FreePort.next();
        var configuration = Files.writeString(home.resolve("dovecot.conf"), configuration());
        process = new ProcessBuilder(program.toString(), "-F", "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("console").toFile())
                .start();
        await().atMost(Duration.ofSeconds(20)).until(this::answers);
    }

    /** Where it is installed. */
    static boolean isHere() {
        return PROGRAMS.stream().anyMatch(Files::isExecutable);
    }

    static Dovecot start(Path home) throws IOException {
        var program = PROGRAMS.stream().filter(Files::isExecutable).findFirst().orElseThrow();
        return new Dovecot(program, home);
    }

    private boolean answers() throws IOException {
        if (!process.isAlive()) {
            throw new IOException("Dovecot does not start: " + Files.readString(home.resolve("console")));
        }
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.getInputStream().read() == '*';
        } catch (IOException e) {
            return false;
        }
    }

    /** Mail belongs to whoever runs this; to root it would not be given. */
    private String configuration() throws IOException {
        var me = System.getProperty("user.name");
        var isRoot = me.equals("root");
        var owner = isRoot ? AS_ROOT : me;
        if (isRoot) {
            Files.setOwner(Files.createDirectory(home.resolve("mail")), named(owner));
            for (var at = home;
                    at != null && at.startsWith("/tmp") && !at.equals(Path.of("/tmp"));
                    at = at.getParent()) {
                Files.setPosixFilePermissions(at, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
        return """
                base_dir = %1$s/run
                state_dir = %1$s/state
                log_path = %1$s/log
                protocols = imap
                listen = 127.0.0.1
                ssl = no
                disable_plaintext_auth = no
                mail_location = maildir:%1$s/mail/%%u
                first_valid_uid = 1
                passdb {
                  driver = static
                  args = password=secret
                }
                userdb {
                  driver = static
                  args = uid=%2$s home=%1$s/mail/%%u
                }
                service imap-login {
                  chroot =
                  inet_listener imap {
                    port = %3$d
                  }
                  inet_listener imaps {
                    port = 0
                  }
                }
                service anvil {
                  chroot =
                }
                %4$s
                """.formatted(
                        home,
                        owner + " gid=" + (isRoot ? "nogroup" : me),
                        port,
                        isRoot ? "" : "default_internal_user = %1$s\ndefault_login_user = %1$s".formatted(me));
    }

    private UserPrincipal named(String user) throws IOException {
        return home.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
    }

    Postbox postbox(String user) {
        return new Postbox() {
            private int number;

            @Override
            public int port() {
                return port;
            }

            @Override
            public String user() {
                return user;
            }

            /** As a delivery agent does: written beside, then moved to where it counts. */
            @Override
            public void deliver(String mail) throws IOException {
                var owner = Files.getOwner(home.resolve("mail"));
                var maildir = home.resolve("mail").resolve(user);
                for (var folder :
                        Stream.of("", "cur", "new", "tmp").map(maildir::resolve).toList()) {
                    if (!Files.exists(folder)) {
                        Files.setOwner(Files.createDirectory(folder), owner);
                    }
                }
                var name = "%d.%d.test".formatted(System.currentTimeMillis() / 1000, ++number);
                var written = Files.writeString(maildir.resolve("tmp").resolve(name), mail);
                Files.setOwner(written, owner);
                Files.move(written, maildir.resolve("new").resolve(name));
            }

            @Override
            public void close() {
                // the next test has a mailbox of its own
            }
        };
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
