package org.dialogueinfo.content;

import java.time.LocalDate;
import java.util.List;
import org.dialogueinfo.content.Agreement.Status;
import org.dialogueinfo.kernel.Localized;
import org.jspecify.annotations.Nullable;

/** Who owes what by when. */
public interface Deadlines {

    /** The deadlines of all provisions, soonest first, as they stand on a day. */
    List<Deadline> all(LocalDate today);

    /**
     * Those that passed without the provision being implemented in full, and of which nobody has said that it is overdue,
     * or that it is not to be said.
     */
    List<Deadline> proposals(LocalDate today);

    /**
     * Publishes that a provision is overdue.
     *
     * @throws Editing.NotFound if there is no such provision with a deadline
     * @throws IllegalStateException if its deadline has not passed, or it is implemented in full
     */
    Editing.Publication publishOverdue(
            AgreementId agreement, String provision, Localized<String> note, String editor, LocalDate today);

    /**
     * Says that a proposal is not to be published: it is not proposed again, unless the deadline changes.
     *
     * @throws Editing.NotFound if it is not proposed
     */
    void refuseOverdue(AgreementId agreement, String provision, String reason, String editor, LocalDate today);

    /** Where a deadline stands. */
    enum State implements Named {
        /** Its day has not passed. */
        OPEN,
        /** The provision is implemented in full. */
        MET,
        /** Its day has passed; nobody has said yet whether that makes it overdue. */
        PASSED,
        /** An editor published that it is overdue. */
        OVERDUE
    }

    /** @param daysLeft how many days are left; negative once it has passed */
    record Deadline(
            AgreementId agreement,
            String provision,
            Provision.@Nullable Owner owner,
            LocalDate due,
            long daysLeft,
            Status status,
            State state) {}
}
