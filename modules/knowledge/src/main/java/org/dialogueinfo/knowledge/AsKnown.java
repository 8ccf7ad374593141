package org.dialogueinfo.knowledge;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Agreement.Mark;
import org.dialogueinfo.content.Axes;
import org.dialogueinfo.content.Memory;
import org.dialogueinfo.content.Memory.Reading;
import org.dialogueinfo.content.SourceId;
import org.dialogueinfo.kernel.Language;
import org.springframework.stereotype.Component;

/**
 * How an agreement stood on a day: what the archive had on record then or, where it kept no records yet, what it knows now
 * of that day. The only questions that ask the database, because the past is not in memory.
 */
@Component
class AsKnown {

    private final Memory memory;

    AsKnown(Memory memory) {
        this.memory = memory;
    }

    /** The whole day that a question for a state names, if it is not to come. */
    static Optional<LocalDate> day(Question question, LocalDate today) {
        var when = question.when();
        if (when.year() == null
                || when.month() == null
                || when.day() == null
                || question.is(Intent.MEETING)
                || question.is(Intent.WHEN)
                || question.is(Intent.HAPPENED)
                || !(question.is(Intent.STATUS) || question.is(Intent.KNOWN))) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(when.year(), when.month(), when.day()))
                    .filter(it -> !it.isAfter(today));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    Optional<State> read(Entry entry, LocalDate day, Language language) {
        return entry.kind().equals("agreement")
                ? memory.read(Agreement.class, entry.id(), new Axes(day, day, null))
                        .map(it -> state(it, language))
                : Optional.empty();
    }

    private static State state(Reading<Agreement> reading, Language language) {
        var agreement = reading.item();
        var quotes = new ArrayList<String>();
        var sources = new ArrayList<SourceId>();
        agreement.history(null).reduce((before, later) -> later).ifPresent(it -> {
            quotes.add(Quotes.shown(it.reason(), language));
            sources.addAll(it.sources());
        });
        agreement.dates().stream().reduce((before, later) -> later).ifPresent(it -> {
            quotes.add(it.date().written(language) + ": " + Quotes.shown(it.what(), language));
            sources.addAll(it.sources());
        });
        var status = agreement.status();
        return new State(
                String.join("\n", quotes),
                List.copyOf(sources),
                status.has(Mark.SUPERSEDED)
                        ? Mark.SUPERSEDED.code()
                        : status.value().code(),
                reading.onRecord());
    }

    /**
     * @param quote the newest assessment and milestone of then, words of the archive; empty if there was nothing yet
     * @param status the code of how far it was implemented
     * @param onRecord whether the archive had it on record
     */
    record State(String quote, List<SourceId> sources, String status, boolean onRecord) {}
}
