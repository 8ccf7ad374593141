package org.dialogueinfo.delivery.spi;

import java.util.List;
import org.dialogueinfo.delivery.spi.AudienceProvider.Recipient;
import org.jspecify.annotations.Nullable;

/**
 * Recipients of the operator's own, who get each broadcast after everybody else: if they have it, the others do. They are
 * rows of the ledger like all others, and in no audience.
 */
public interface Canary {

    /** How their references begin. */
    String REF = "canary:";

    static boolean is(@Nullable String ref) {
        return ref != null && ref.startsWith(REF);
    }

    /** Who gets a broadcast to this audience; none if it is nothing for an operator. */
    List<Recipient> recipients(String audience);

    /** Tells that a row of theirs has reached its end. May be told twice; the reason names a rule, never a person. */
    void settled(Message message, boolean sent, @Nullable String reason);
}
