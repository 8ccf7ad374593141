package org.dialogueinfo.telegram;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out the tasks of one chat in their order and those of different chats side by side, with few threads. A task
 * that has to wait gives its thread back: it holds up its own chat and no other.
 */
class Lanes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

    private final ExecutorService workers;
    private final ScheduledExecutorService waiting =
            Executors.newSingleThreadScheduledExecutor(daemon("telegram-wait"));
    private final Map<String, Deque<Task>> lanes = new HashMap<>();
    private int size;

    Lanes(int threads) {
        this.workers = Executors.newFixedThreadPool(threads, daemon("telegram-chat"));
    }

    /** Something to do in steps. */
    interface Task {

        /** Does what can be done now; answers how long to wait before the next step, or null when all is done. */
        @Nullable
        Duration step();
    }

    synchronized void add(String chat, Task task) {
        size++;
        var lane = lanes.get(chat);
        if (lane == null) {
            lane = new ArrayDeque<>();
            lanes.put(chat, lane);
            lane.add(task);
            execute(chat);
        } else {
            lane.add(task);
        }
    }

    /** How many tasks wait or run. */
    synchronized int size() {
        return size;
    }

    private void run(String chat) {
        var pause = stepped(head(chat));
        synchronized (this) {
            if (pause != null) {
                try {
                    waiting.schedule(() -> execute(chat), pause.toMillis(), TimeUnit.MILLISECONDS);
                } catch (RejectedExecutionException e) {
                    LOG.debug("Closing; the update is stored and goes on after the next start");
                }
                return;
            }
            var lane = lanes.get(chat);
            if (lane != null) {
                size--;
                lane.poll();
                if (lane.isEmpty()) {
                    lanes.remove(chat);
                } else {
                    execute(chat);
                }
            }
        }
    }

    private synchronized @Nullable Task head(String chat) {
        var lane = lanes.get(chat);
        return lane == null ? null : lane.peek();
    }

    private static @Nullable Duration stepped(@Nullable Task task) {
        try {
            return task == null ? null : task.step();
        } catch (RuntimeException e) {
            LOG.warn("A task ended with {}", e.getClass().getName());
            return null;
        }
    }

    private void execute(String chat) {
        try {
            workers.execute(() -> run(chat));
        } catch (RejectedExecutionException e) {
            LOG.debug("Closing; the update is stored and goes on after the next start");
        }
    }

    static ThreadFactory daemon(String name) {
        return task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Finishes the steps under way, at most five seconds; what waits is stored and goes on after the next start. */
    @Override
    public void close() {
        waiting.shutdownNow();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(5, TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
