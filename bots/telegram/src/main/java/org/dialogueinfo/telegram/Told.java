package org.dialogueinfo.telegram;

import java.time.Duration;
import org.dialogueinfo.delivery.spi.Channel.Outcome;

/**
 * What Telegram answered to a call, by name.
 *
 * @param pause how long to wait, when it says {@code LATER}
 * @param message the message that was sent or edited, else 0
 * @param detail the new chat when it {@code MOVED}, Telegram's name of a picture that was sent, else the rule that was named; never a person
 */
record Told(Kind kind, Duration pause, int message, String detail) {

    enum Kind {
        DONE,
        /** Edited to what it was already. */
        UNCHANGED,
        LATER,
        GONE,
        MOVED,
        UNREADABLE,
        /** A file that Telegram knows by this name no longer. */
        FORGOTTEN,
        REFUSED,
        UNREACHABLE,
        UNCERTAIN
    }

    static Told done(int message) {
        return new Told(Kind.DONE, Duration.ZERO, message, "");
    }

    static Told done(int message, String file) {
        return new Told(Kind.DONE, Duration.ZERO, message, file);
    }

    static Told of(Kind kind, String detail) {
        return new Told(kind, Duration.ZERO, 0, detail);
    }

    static Told later(int seconds) {
        return new Told(Kind.LATER, Duration.ofSeconds(Math.max(1, seconds)), 0, "");
    }

    boolean took() {
        return kind == Kind.DONE || kind == Kind.UNCHANGED;
    }

    /** The same for the ledger of deliveries. */
    Outcome outcome() {
        return switch (kind) {
            case DONE, UNCHANGED -> new Outcome.Sent();
            case LATER -> new Outcome.Later(pause);
            case GONE -> new Outcome.EndpointGone(detail);
            case MOVED, FORGOTTEN, REFUSED -> new Outcome.Rejected(detail);
            case UNREADABLE -> new Outcome.Unreadable(detail);
            case UNREACHABLE -> new Outcome.Unreachable(detail);
            case UNCERTAIN -> new Outcome.Uncertain(detail);
        };
    }
}
