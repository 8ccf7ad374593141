package org.dialogueinfo.subscriptions;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Brings in people who consented elsewhere, on paper or in another system, from a CSV file. */
public interface SubscriberImports {

    /**
     * Reads {@code channel,address,lang,script,topics,consent} row by row; memory does not grow with the file. A row
     * that cannot be taken is refused with its line and the reason, the others go in, a thousand to a transaction. What
     * the consent column says is kept in the consent log as proof. Nobody who left, and nobody on the suppression list,
     * is brought back; people who keep their subscription themselves are left alone. The same file twice changes nothing
     * the second time.
     *
     * @param csv UTF-8, with a header line
     * @param dryRun counts as the real run would and keeps nothing
     * @param who signs the consent log's entries
     * @throws UnreadableHeader if the first line does not name the columns; nothing was read then
     */
    Report run(InputStream csv, boolean dryRun, String who) throws IOException;

    /** How a run goes or went. */
    Optional<Report> find(UUID id);

    /** The newest runs first, those under way among them. */
    List<Report> latest(int limit);

    /** {@code BROKEN_OFF}: the file was not read to its end, or the process ended before; what had been read is in. */
    enum State {
        RUNNING,
        DONE,
        BROKEN_OFF
    }

    /**
     * The account of a run: {@code rows = imported + updated + skipped + refusals}.
     *
     * @param imported people who are new
     * @param updated people known from imports alone who get topics they did not have
     * @param skipped people for whom there was nothing to do
     * @param refused the first hundred refusals
     */
    record Report(
            UUID id,
            State state,
            boolean dryRun,
            String by,
            Instant startedAt,
            @Nullable Instant finishedAt,
            long rows,
            long imported,
            long updated,
            long skipped,
            long refusals,
            List<Refusal> refused) {}

    record Refusal(long line, Reason reason) {}

    /** Why a row was refused. */
    enum Reason {
        UNREADABLE,
        TOO_LONG,
        NOT_UTF8,
        COLUMNS,
        CHANNEL,
        ADDRESS,
        CHAT,
        LANG,
        SCRIPT,
        TOPICS,
        CONSENT,
        SUPPRESSED
    }

    /** The first line does not name the six columns. */
    final class UnreadableHeader extends RuntimeException {
        public UnreadableHeader() {
            super("The first line names the columns: channel,address,lang,script,topics,consent");
        }
    }
}
