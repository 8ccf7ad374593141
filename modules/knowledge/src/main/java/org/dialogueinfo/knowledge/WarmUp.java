package org.dialogueinfo.knowledge;

import org.dialogueinfo.kernel.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Reads the archive while the application still starts, and once more after the import if it came only then; the
 * application is not ready before that is done. Then it is asked for everything by its title, so that the first person who
 * asks waits no longer than the next. These questions are not counted.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class WarmUp implements SmartInitializingSingleton, ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    private final Library library;
    private final Answers answers;
    private long asked = -1;

    WarmUp(Library library, Answers answers) {
        this.library = library;
        this.answers = answers;
    }

    @Override
    public void afterSingletonsInstantiated() {
        begin();
    }

    /** Waits for the index, where it is not there yet, but not for the questions. */
    @Override
    public void run(ApplicationArguments arguments) {
        quietly(library::now);
        begin();
    }

    private void begin() {
        var thread = new Thread(() -> quietly(this::ask), "warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    private synchronized void ask() {
        var edition = library.now();
        if (edition.revision() == asked) {
            return;
        }
        asked = edition.revision();
        for (var entry : edition.index().catalogue().entries()) {
            for (var language : Language.values()) {
                var question = answers.read(edition, Quotes.shown(entry.title(), language), language);
                answers.answer(edition, question, Ranking.rank(edition.index(), question), language);
            }
        }
    }

    private static void quietly(Runnable reading) {
        try {
            reading.run();
        } catch (RuntimeException e) {
            LOG.debug("The archive was not read beforehand; the first question reads it", e);
        }
    }
}
