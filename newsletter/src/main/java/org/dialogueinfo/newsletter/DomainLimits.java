package org.dialogueinfo.newsletter;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Spares the readers' mail providers: so many connections to each, and so many mails a second. */
final class DomainLimits {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final int MOST_DOMAINS = 10_000;

    private final NewsletterProperties.Domain limits;
    private final Map<String, Limit> domains = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Limit> eldest) {
            return size() > MOST_DOMAINS && eldest.getValue().idle();
        }
    };

    DomainLimits(NewsletterProperties.Domain limits) {
        this.limits = limits;
    }

    /** A place to send from, to be closed afterwards; empty if the domain is busy for longer than one waits. */
    Optional<Place> enter(String address) throws InterruptedException {
        if (limits.connections() <= 0 && limits.perSecond() <= 0) {
            return Optional.of(() -> {});
        }
        var limit = limit(address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT));
        if (limit.places != null && !limit.places.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
            return Optional.empty();
        }
        if (limit.pace != null && !limit.pace.asBlocking().tryConsume(1, LONGEST_WAIT)) {
            limit.leave();
            return Optional.empty();
        }
        return Optional.of(limit::leave);
    }

    private synchronized Limit limit(String domain) {
        return domains.computeIfAbsent(domain, it -> new Limit(limits));
    }

    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    private static final class Limit {
        private final @Nullable Semaphore places;
        private final @Nullable Bucket pace;
        private final int most;

        Limit(NewsletterProperties.Domain limits) {
            this.most = limits.connections();
            this.places = most > 0 ? new Semaphore(most) : null;
            this.pace = limits.perSecond() > 0
                    ? Bucket.builder()
                            .addLimit(it -> it.capacity(1).refillGreedy(limits.perSecond(), Duration.ofSeconds(1)))
                            .build()
                    : null;
        }

        private boolean idle() {
            return places == null || places.availablePermits() == most;
        }

        private void leave() {
            if (places != null) {
                places.release();
            }
        }
    }
}
