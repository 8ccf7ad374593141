package org.dialogueinfo.knowledge;

import org.dialogueinfo.kernel.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Reads the archive and asks it for everything by its title while the application still starts, and once more when it is
 * ready if the archive came only then, so that the first person who asks waits no longer than the next. These questions
 * are not counted.
 */
@Component
class WarmUp implements SmartInitializingSingleton {

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

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        var thread = new Thread(this::ask, "warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    private synchronized void ask() {
        try {
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
        } catch (RuntimeException e) {
            LOG.debug("The archive was not read beforehand; the first question reads it", e);
        }
    }
}
