package org.dialogueinfo.knowledge;

import org.dialogueinfo.kernel.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Reads the archive and asks it for everything by its title as soon as the application is ready, beside its work, so that
 * the first person who asks waits no longer than the next. These questions are not counted.
 */
@Component
class WarmUp {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    private final Library library;
    private final Answers answers;

    WarmUp(Library library, Answers answers) {
        this.library = library;
        this.answers = answers;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        var thread = new Thread(this::ask, "warm-up");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    private void ask() {
        try {
            var edition = library.now();
            for (var entry : edition.index().catalogue().entries()) {
                for (var language : Language.values()) {
                    var question = answers.read(edition, Quotes.shown(entry.title(), language), language);
                    answers.answer(edition, question, Ranking.rank(edition.index(), question), language);
                }
            }
        } catch (RuntimeException e) {
            LOG.debug("The archive was not read beforehand; the first question reads it", e);
        }
    }
}
