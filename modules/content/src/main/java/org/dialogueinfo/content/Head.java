package org.dialogueinfo.content;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The head of the chain, remembered for a moment: a publication of this node is seen at once, in its own transaction
 * and after it; one of another node after at most a second. While many ask, one of them reads it anew before that second is over,
 * so that nobody waits in a crowd for the database.
 */
@Component
class Head {

    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    private final Supplier<Position> read;
    private final LongSupplier nanos;
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile @Nullable Remembered remembered;
    private volatile long moves;

    @Autowired
    Head(JdbcClient jdbc) {
        this(
                () -> jdbc.sql("select seq, head from content.chain where one = 1")
                        .query((rs, n) -> new Position(rs.getLong("seq"), rs.getString("head")))
                        .single(),
                System::nanoTime);
    }

    Head(Supplier<Position> read, LongSupplier nanos) {
        this.read = read;
        this.nanos = nanos;
    }

    Position now() {
        if (TransactionSynchronizationManager.hasResource(this)) {
            return read.get();
        }
        var known = remembered;
        if (known == null || age(known) > REMEMBERED.toNanos()) {
            return readAgain();
        }
        if (age(known) > REMEMBERED.toNanos() / 2 && reading.compareAndSet(false, true)) {
            try {
                return readAgain();
            } finally {
                reading.set(false);
            }
        }
        return known.position();
    }

    private long age(Remembered known) {
        return nanos.getAsLong() - known.at();
    }

    private Position readAgain() {
        var movesBefore = moves;
        var known = new Remembered(read.get(), nanos.getAsLong());
        remember(known, movesBefore);
        return known.position();
    }

    /** Keeps what was read, unless the head moved meanwhile. */
    private synchronized void remember(Remembered read, long movesBefore) {
        if (moves == movesBefore) {
            remembered = read;
        }
    }

    private synchronized void forget() {
        moves++;
        remembered = null;
    }

    /** Says that this transaction moves the head; until it ends, only this transaction sees that. */
    void moved() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            forget();
            return;
        }
        if (!TransactionSynchronizationManager.hasResource(this)) {
            TransactionSynchronizationManager.bindResource(this, true);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    TransactionSynchronizationManager.unbindResourceIfPossible(Head.this);
                    forget();
                }
            });
        }
    }

    /** @param hash equal only for equal archives, also when a transaction that added links was rolled back */
    record Position(long seq, String hash) {}

    private record Remembered(Position position, long at) {}
}
