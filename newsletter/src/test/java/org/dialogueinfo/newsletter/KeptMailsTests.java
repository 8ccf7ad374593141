package org.dialogueinfo.newsletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dialogueinfo.testing.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails that are files, as long as they may be kept. */
class KeptMailsTests {

    private final SettableClock clock = new SettableClock(Instant.now());

    @TempDir
    Path data;

    @Test
    void removesThoseOfWhoErasesThemself() throws Exception {
        var kept = new KeptMails(data, clock);
        keep(kept, 1, "reader1@example.org");
        keep(kept, 2, "another-reader1@example.org");
        keep(kept, 3, "reader1@example.org");
        kept.forget("reader1@example.org");
        assertThat(files()).singleElement().asString().endsWith("-2.eml");
    }

    @Test
    void removesThoseThatAreOld() throws Exception {
        var kept = new KeptMails(data, clock);
        kept.forgetOld();
        keep(kept, 1, "reader1@example.org");
        clock.forward(Duration.ofDays(29));
        kept.forgetOld();
        assertThat(files()).hasSize(1);
        clock.forward(Duration.ofDays(2));
        kept.forgetOld();
        assertThat(files()).isEmpty();
    }

    private static void keep(KeptMails kept, long delivery, String address) {
        var written = "From: info@example.org\r\nTo: %s\r\n\r\nTo: reader1@example.org\r\n".formatted(address);
        kept.keep(new Mail(written.getBytes(StandardCharsets.UTF_8), "info@example.org", address), delivery);
    }

    private List<Path> files() throws IOException {
        try (var all = Files.list(data.resolve("mail"))) {
            return all.toList();
        }
    }
}
