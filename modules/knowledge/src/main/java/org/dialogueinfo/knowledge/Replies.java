package org.dialogueinfo.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.dialogueinfo.content.NearTopic;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.knowledge.Knowledge.Answer;
import org.dialogueinfo.knowledge.Knowledge.Citation;
import org.dialogueinfo.knowledge.Knowledge.Outcome;
import org.dialogueinfo.knowledge.Knowledge.Suggestion;
import org.dialogueinfo.knowledge.Library.Edition;
import org.dialogueinfo.knowledge.Ranking.Candidate;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts what was found into the form of an answer. */
@Component
class Replies {

    private static final int MOST = 4;

    private final MessageSource messages;

    Replies(MessageSource messages) {
        this.messages = messages;
    }

    /** @param others what comes close, best first; the entry itself is left out */
    Answer answer(Edition edition, Entry entry, Question question, Language language, List<Entry> others) {
        var quote = edition.quotes().of(entry, question, language);
        var source = edition.index().catalogue().source(quote.passage().sources());
        var citation = new Citation(
                entry.kind(),
                entry.id(),
                Quotes.shown(entry.title(), language),
                quote.text(),
                source == null ? "" : source.title() + ", " + source.publisher(),
                source == null || source.url() == null ? "" : source.url().toString(),
                entry.facts().date(),
                entry.facts().status(),
                entry.facts().asOf());
        var citations = new ArrayList<Citation>(List.of(citation));
        var point = quote.passage().point();
        if (point != null) {
            citations.add(new Citation(
                    citation.kind(),
                    entry.id() + "/" + point,
                    citation.title(),
                    Quotes.shown(quote.passage().text(), language),
                    citation.source(),
                    citation.sourceUrl(),
                    citation.date(),
                    null,
                    null));
        }
        var rest = others.stream().filter(it -> !it.id().equals(entry.id())).toList();
        return new Answer(Outcome.ANSWER, language, quote.text(), List.copyOf(citations), suggestions(rest, language));
    }

    Answer choice(List<Entry> entries, Language language) {
        return new Answer(
                Outcome.CHOICE, language, say("knowledge.choice", language), List.of(), suggestions(entries, language));
    }

    Answer none(String key, List<Entry> nearest, Language language) {
        return new Answer(Outcome.NONE, language, say(key, language), List.of(), suggestions(nearest, language));
    }

    Answer talk(NearTopic topic, Language language) {
        var key = "knowledge.talk." + topic.kind().name().toLowerCase(Locale.ROOT);
        return new Answer(Outcome.NONE, language, say(key, language), List.of(), List.of());
    }

    Answer near(Edition edition, NearTopic topic, List<Candidate> candidates, Language language) {
        var catalogue = edition.index().catalogue();
        var nearest = new ArrayList<Entry>();
        topic.nearest().stream()
                .map(catalogue::number)
                .filter(Objects::nonNull)
                .forEach(it -> nearest.add(catalogue.entry(it)));
        candidates.stream()
                .map(Candidate::entry)
                .filter(it -> !nearest.contains(it))
                .forEach(nearest::add);
        var name = Quotes.shown(topic.name(), language);
        return new Answer(
                Outcome.NONE,
                language,
                say("knowledge.near", language, name),
                List.of(),
                suggestions(nearest, language));
    }

    private static List<Suggestion> suggestions(List<Entry> entries, Language language) {
        return entries.stream()
                .limit(MOST)
                .map(it -> new Suggestion(it.kind(), it.id(), Quotes.shown(it.title(), language)))
                .toList();
    }

    private String say(String key, Language language, Object... arguments) {
        return messages.getMessage(key, arguments, Rendering.of(language).locale());
    }
}
