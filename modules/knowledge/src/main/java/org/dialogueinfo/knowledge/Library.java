package org.dialogueinfo.knowledge;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.dialogueinfo.content.AgreementPublished;
import org.dialogueinfo.content.AgreementRevised;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.ItemWithdrawn;
import org.dialogueinfo.content.Lexicon;
import org.dialogueinfo.content.MeetingAnnounced;
import org.dialogueinfo.content.MeetingCorrected;
import org.dialogueinfo.content.PackImported;
import org.dialogueinfo.content.Vocabulary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The archive as it is now, ready to be asked. What this node publishes is seen at once; what another one does, within a
 * second, because the number of the newest revision is asked of the database no oftener than that.
 */
@Component
class Library {

    private static final Logger LOG = LoggerFactory.getLogger(Library.class);
    private static final long TRUSTED = Duration.ofSeconds(1).toNanos();

    private final Archive archive;
    private final Vocabulary vocabulary;
    private final Lexicon lexicon;
    private final AtomicReference<Edition> edition = new AtomicReference<>();

    Library(Archive archive, Vocabulary vocabulary, Lexicon lexicon) {
        this.archive = archive;
        this.vocabulary = vocabulary;
        this.lexicon = lexicon;
    }

    @TransactionalEventListener(
            classes = {
                AgreementPublished.class,
                AgreementRevised.class,
                ItemWithdrawn.class,
                MeetingAnnounced.class,
                MeetingCorrected.class,
                PackImported.class
            },
            fallbackExecution = true)
    void changed(Object event) {
        edition.updateAndGet(it -> it == null ? null : it.until(System.nanoTime()));
    }

    /** The index of the archive as it is now; made anew, once, when the archive has changed. */
    Edition now() {
        var now = edition.get();
        if (now != null && now.until() - System.nanoTime() > 0) {
            return now;
        }
        synchronized (this) {
            now = edition.get();
            if (now != null && now.until() - System.nanoTime() > 0) {
                return now;
            }
            var revision = archive.revision();
            var next =
                    now != null && now.revision() == revision ? now.until(System.nanoTime() + TRUSTED) : read(revision);
            edition.set(next);
            return next;
        }
    }

    private Edition read(long revision) {
        var begin = System.nanoTime();
        var index = new Index(new Catalogue(archive, vocabulary, lexicon));
        var catalogue = index.catalogue();
        var analyzers = index.analyzers();
        var sentences = new Sentences(analyzers);
        var shelves = new Shelves(catalogue, analyzers);
        var meetings = new MeetingFinder(catalogue);
        var next = new Edition(
                revision,
                index,
                meetings,
                new Offices(catalogue, meetings),
                new SmallTalk(catalogue.nearTopics(), analyzers),
                sentences,
                new Quotes(index, sentences),
                new Terms(index),
                shelves,
                new Completions(shelves, catalogue, analyzers),
                new Written(shelves, analyzers),
                System.nanoTime() + TRUSTED);
        LOG.info(
                "Indexed {} items in {} ms, {} bytes",
                shelves.entries().size(),
                Duration.ofNanos(System.nanoTime() - begin).toMillis(),
                index.size() + shelves.size());
        return next;
    }

    /** One state of the archive, with all that asks it. */
    record Edition(
            long revision,
            Index index,
            MeetingFinder meetings,
            Offices offices,
            SmallTalk talk,
            Sentences sentences,
            Quotes quotes,
            Terms terms,
            Shelves shelves,
            Completions completions,
            Written written,
            long until) {
        Edition until(long nanos) {
            return new Edition(
                    revision,
                    index,
                    meetings,
                    offices,
                    talk,
                    sentences,
                    quotes,
                    terms,
                    shelves,
                    completions,
                    written,
                    nanos);
        }
    }
}
