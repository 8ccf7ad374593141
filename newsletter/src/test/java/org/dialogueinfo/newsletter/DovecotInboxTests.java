package org.dialogueinfo.newsletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same from Dovecot, which more mailboxes are read from than from any other server. */
class DovecotInboxTests extends InboxTests {

    private static final AtomicInteger USERS = new AtomicInteger();

    private static @Nullable Dovecot dovecot;

    @BeforeAll
    static void start(@TempDir Path home) throws IOException {
        assumeTrue(Dovecot.isHere(), "Dovecot is not installed (Debian: dovecot-imapd)");
        dovecot = Dovecot.start(home);
    }

    @AfterAll
    static void stop() throws Exception {
        if (dovecot != null) {
            dovecot.close();
        }
    }

    @Override
    Postbox open() {
        return java.util.Objects.requireNonNull(dovecot).postbox("reader" + USERS.incrementAndGet());
    }

    /** Dovecot counts on from a number of its own, keeps flags in file names, and has mails in {@code cur} after a look. */
    @Test
    void readsOnWhereItLeftOff() throws Exception {
        arrives("From: a@example.com\r\nSubject: A letter\r\n\r\nHello\r\n");
        assertThat(inbox.read()).isEqualTo(1);
        assertThat(inbox.read()).isZero();
        arrives("From: a@example.com\r\nSubject: Another\r\n\r\nHello\r\n");
        arrives("From: a@example.com\r\nSubject: And one more\r\n\r\nHello\r\n");
        assertThat(inbox.read()).isEqualTo(2);
    }
}
