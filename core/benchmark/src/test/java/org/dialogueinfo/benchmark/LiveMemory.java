package org.dialogueinfo.benchmark;

/** The most that was alive on this JVM's heap, sampled right after collections. */
final class LiveMemory implements AutoCloseable {

    private final Thread sampler = new Thread(this::sample, "live-memory");
    private volatile long most;
    private volatile boolean running = true;

    LiveMemory() {
        sampler.setDaemon(true);
        sampler.start();
    }

    private void sample() {
        while (running) {
            System.gc();
            var runtime = Runtime.getRuntime();
            most = Math.max(most, runtime.totalMemory() - runtime.freeMemory());
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** In megabytes. */
    long most() {
        return most / 1_000_000;
    }

    @Override
    public void close() {
        running = false;
        sampler.interrupt();
    }
}
