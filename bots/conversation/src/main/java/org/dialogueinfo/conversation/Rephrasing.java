package org.dialogueinfo.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.dialogueinfo.kernel.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a model shorten quotes. It is told the quotes and their language, nothing of the question or of who asked, and what
 * it says counts only if {@link QuoteGuard} finds no more in it than in the quotes. Whatever goes wrong, there is no text,
 * and the quotes stand as they are.
 */
class Rephrasing {

    private static final Logger log = LoggerFactory.getLogger(Rephrasing.class);
    private static final int MOST_FAILURES = 3;
    private static final int MOST_AT_ONCE = 4;
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Cache<Asked, Optional<String>> known = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final QuoteGuard guard = new QuoteGuard();
    private final ChatCompletions model;
    private final Clock clock;
    private int failures;
    private Instant pausedUntil = Instant.EPOCH;

    Rephrasing(ChatCompletions model, Clock clock) {
        this.model = model;
        this.clock = clock;
    }

    private record Asked(Language language, String quotes) {}

    /** The quotes in fewer words, Serbian in Latin; nothing if they are better shown themselves. */
    Optional<String> shorten(String quotes, Language language) {
        var asked = new Asked(language, quotes);
        var before = known.getIfPresent(asked);
        if (before != null) {
            return before;
        }
        if (isPaused() || !places.tryAcquire()) {
            return Optional.empty();
        }
        try {
            var said = model.complete(instruction(language), quotes).strip();
            answered();
            var kept = Optional.of(said).filter(it -> guard.keepsTo(it, quotes, language));
            known.put(asked, kept);
            return kept;
        } catch (IOException e) {
            failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            places.release();
        }
        return Optional.empty();
    }

    private synchronized boolean isPaused() {
        return clock.instant().isBefore(pausedUntil);
    }

    private synchronized void answered() {
        failures = 0;
    }

    /** After a pause a single failure begins the next. */
    private synchronized void failed(IOException e) {
        failures++;
        if (failures >= MOST_FAILURES) {
            pausedUntil = clock.instant().plus(PAUSE);
            log.warn("Quotes are shown as they are for {}: {}", PAUSE, e.getMessage());
        }
    }

    private static String instruction(Language language) {
        return """
                You shorten quotations from an archive of agreements. They are in %s; answer in it.
                Use only words that stand in the quotations. Add no number, date, name, opinion or explanation.
                Keep every negation and every reservation, and keep names in the order in which they stand.
                Answer with one or two complete sentences of plain text, not longer than the quotations.
                If you cannot do this, answer with the quotations unchanged.""".formatted(
                        switch (language) {
                            case SQ -> "Albanian";
                            case SR -> "Serbian, in Latin letters";
                            case EN -> "English";
                        });
    }
}
