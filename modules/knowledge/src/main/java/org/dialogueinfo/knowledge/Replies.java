package org.dialogueinfo.knowledge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialogueinfo.content.NearTopic;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.PartialDate;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.knowledge.Knowledge.Answer;
import org.dialogueinfo.knowledge.Knowledge.Citation;
import org.dialogueinfo.knowledge.Knowledge.Kind;
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
    private static final double NEAR = 0.5;

    private final MessageSource messages;

    Replies(MessageSource messages) {
        this.messages = messages;
    }

    /** @param others what comes close, best first; the entry itself is left out */
    Answer answer(Edition edition, Entry entry, Question question, Language language, List<Entry> others) {
        var quote = edition.quotes().of(entry, question, language);
        var citations = new ArrayList<Citation>();
        citations.add(cited(edition, entry, quote, language));
        var point = quote.passage().point();
        if (point != null) {
            citations.add(provision(
                    citations.get(0), point, Quotes.shown(quote.passage().text(), language)));
        }
        var life = Everyday.of(edition, entry, question, language);
        var rest = Stream.concat(
                        others.stream().filter(it -> !it.id().equals(entry.id())),
                        life.filter(it -> !it.asked()).stream().map(Everyday::situation))
                .toList();
        life.filter(Everyday::asked)
                .map(Everyday::situation)
                .ifPresent(
                        it -> citations.add(cited(edition, it, edition.quotes().of(it, question, language), language)));
        return new Answer(
                Outcome.ANSWER,
                Kind.QUOTE,
                language,
                quote.text(),
                List.copyOf(citations),
                suggestions(rest, language));
    }

    /** How an agreement stood on a day, which is said before what is quoted. */
    Answer onTheDay(Edition edition, Entry entry, LocalDate day, AsKnown.State state, Language language) {
        var key = state.quote().isEmpty()
                ? "knowledge.nothing-on"
                : state.onRecord() ? "knowledge.known-on" : "knowledge.held-on";
        var said = say(key, language, PartialDate.of(day).written(language));
        var source = edition.index().catalogue().source(state.sources());
        var citation = new Citation(
                entry.kind(),
                entry.id(),
                Quotes.shown(entry.title(), language),
                state.quote().isEmpty() ? Quotes.shown(entry.passages().get(0).text(), language) : state.quote(),
                source == null ? "" : source.title() + ", " + source.publisher(),
                source == null || source.url() == null ? "" : source.url().toString(),
                entry.facts().date(),
                state.status(),
                day.toString());
        return new Answer(
                Outcome.ANSWER, Kind.QUOTE, language, said + "\n" + citation.quote(), List.of(citation), List.of());
    }

    /** Who sat there in an office, each group below the day of the meeting that says so. */
    Answer seated(Edition edition, List<Seat> seats, Language language) {
        var byMeeting =
                seats.stream().collect(Collectors.groupingBy(Seat::meeting, LinkedHashMap::new, Collectors.toList()));
        var citations = new ArrayList<Citation>();
        var text = new ArrayList<String>();
        byMeeting.forEach((meeting, those) -> {
            var called = those.stream()
                    .map(it -> Quotes.shown(it.called(), language))
                    .collect(Collectors.joining("\n"));
            citations.add(cited(
                    edition,
                    meeting,
                    new Quotes.Quote(called, meeting.passages().get(0)),
                    language));
            var office = those.get(0).office() == Seat.Office.MEDIATOR ? "knowledge.mediated" : "knowledge.negotiated";
            text.add(say(office, language, meeting.dates().get(0).written(language)));
            text.add(called);
        });
        return new Answer(
                Outcome.ANSWER, Kind.QUOTE, language, String.join("\n", text), List.copyOf(citations), List.of());
    }

    /** What a word of the field means, where nothing else of the archive answers. */
    Answer define(Edition edition, Entry term, Language language) {
        var text = term.passages().get(0);
        var citation = cited(edition, term, new Quotes.Quote(Quotes.shown(text.text(), language), text), language);
        return new Answer(Outcome.ANSWER, Kind.QUOTE, language, citation.quote(), List.of(citation), List.of());
    }

    private static Citation cited(Edition edition, Entry entry, Quotes.Quote quote, Language language) {
        var source = edition.index().catalogue().source(quote.passage().sources());
        return new Citation(
                entry.kind(),
                entry.id(),
                Quotes.shown(entry.title(), language),
                quote.text(),
                source == null ? "" : source.title() + ", " + source.publisher(),
                source == null || source.url() == null ? "" : source.url().toString(),
                entry.facts().date(),
                entry.facts().status(),
                entry.facts().asOf());
    }

    private static Citation provision(Citation of, String point, String text) {
        return new Citation(
                of.kind(), of.id() + "/" + point, of.title(), text, of.source(), of.sourceUrl(), of.date(), null, null);
    }

    Answer choice(List<Entry> entries, Language language) {
        return new Answer(
                Outcome.CHOICE,
                Kind.ASKING_BACK,
                language,
                say("knowledge.choice", language),
                List.of(),
                suggestions(entries, language));
    }

    Answer none(List<Entry> nearest, Language language) {
        var key = nearest.isEmpty() ? "knowledge.nothing" : "knowledge.none";
        return none(Kind.NOTHING_FOUND, say(key, language), nearest, language);
    }

    Answer noneAnnounced(List<Entry> latest, Language language) {
        return none(Kind.NEAR_TOPIC, say("knowledge.no-next", language), latest, language);
    }

    private static Answer none(Kind kind, String text, List<Entry> nearest, Language language) {
        return new Answer(Outcome.NONE, kind, language, text, List.of(), suggestions(nearest, language));
    }

    Answer talk(NearTopic topic, Language language) {
        var key = "knowledge.talk." + topic.kind().name().toLowerCase(Locale.ROOT);
        return none(Kind.SMALL_TALK, say(key, language), List.of(), language);
    }

    Answer near(Edition edition, NearTopic topic, List<Candidate> candidates, Language language) {
        var catalogue = edition.index().catalogue();
        var nearest = new ArrayList<Entry>();
        topic.nearest().stream()
                .map(catalogue::number)
                .filter(Objects::nonNull)
                .forEach(it -> nearest.add(catalogue.entry(it)));
        candidates.stream()
                .filter(it -> it.names() >= NEAR)
                .map(Candidate::entry)
                .filter(it -> !nearest.contains(it))
                .forEach(nearest::add);
        var name = Quotes.shown(topic.name(), language);
        var key = nearest.isEmpty() ? "knowledge.near-alone" : "knowledge.near";
        return none(Kind.NEAR_TOPIC, say(key, language, name), nearest, language);
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
