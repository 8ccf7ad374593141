package org.dialogueinfo.newsletter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.dialogueinfo.delivery.spi.Channel.Outcome;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Mails in the data folder, for who has set up no mail server: one file each, for thirty days. */
@Component
class KeptMails {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final int LONGEST_HEADER = 16 * 1024;

    private final Path folder;
    private final Clock clock;

    KeptMails(@Value("${dialogue.data-dir:./data}") Path dataDir, Clock clock) {
        this.folder = dataDir.resolve("mail");
        this.clock = clock;
    }

    Outcome keep(Mail mail, long deliveryId) {
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve("%d-%d.eml".formatted(clock.millis(), deliveryId)), mail.written());
            return new Outcome.Sent();
        } catch (IOException e) {
            return new Outcome.Retry("the mail cannot be kept as a file");
        }
    }

    /** Removes each mail to the address. */
    void forget(String address) {
        remove(it -> isTo(it, address));
    }

    void forgetOld() {
        var before = clock.instant().minus(KEPT);
        remove(it -> modified(it) < before.toEpochMilli());
    }

    private void remove(Predicate<Path> which) {
        try {
            for (var file : files()) {
                if (which.test(file)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var all = Files.list(folder)) {
            return all.filter(it -> it.toString().endsWith(".eml")).toList();
        }
    }

    /** Our own mails have one recipient, on one line. */
    private static boolean isTo(Path file, String address) {
        try (var in = Files.newInputStream(file)) {
            var head = new String(in.readNBytes(LONGEST_HEADER), StandardCharsets.UTF_8);
            return head.toLowerCase(Locale.ROOT)
                    .lines()
                    .takeWhile(it -> !it.isEmpty())
                    .anyMatch(it ->
                            it.startsWith("to:") && it.substring(3).strip().equals(address));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
