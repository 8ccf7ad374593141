package org.dialogueinfo.delivery;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes this process's loops when there is something new, once the transaction that brought it commits. */
@Component
class Bell {

    private final List<Runnable> sleepers = new CopyOnWriteArrayList<>();

    void wakes(Runnable sleeper) {
        sleepers.add(sleeper);
    }

    void ring() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    sleepers.forEach(Runnable::run);
                }
            });
        } else {
            sleepers.forEach(Runnable::run);
        }
    }
}
