package org.dialogueinfo.knowledge;

import java.text.BreakIterator;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.Vocabulary;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.knowledge.Index.Match;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/** Quotes the archive, asks back when two items are equally near, and otherwise says that it does not know. */
@Service
class Answers implements Knowledge {

    private static final int LONGEST_QUESTION = 500;
    private static final double NAMED_ENOUGH = 0.34;
    private static final double SPOKEN_ENOUGH = 0.6;
    private static final double TIE = 0.08;
    private static final Set<String> LAST = Set.of("last", "latest", "fundit", "poslednji", "zadnji", "najnoviji");
    private static final Set<String> NEXT = Set.of("next", "radhes", "ardhshem", "tjeter", "sledeci", "naredni");
    private static final Set<String> MEETING = Set.of(
            "meeting",
            "meetings",
            "takimi",
            "takim",
            "takimet",
            "takimin",
            "sastanak",
            "sastanka",
            "sastanci",
            "round");

    private final Archive archive;
    private final Vocabulary vocabulary;
    private final MessageSource messages;
    private final Clock clock;
    private final AtomicReference<State> state = new AtomicReference<>();

    Answers(Archive archive, Vocabulary vocabulary, MessageSource messages, Clock clock) {
        this.archive = archive;
        this.vocabulary = vocabulary;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public Answer ask(String question, Language language) {
        var asked = question.strip();
        if (asked.length() > LONGEST_QUESTION) {
            asked = asked.substring(0, LONGEST_QUESTION);
        }
        var byDate = byDate(asked, language);
        if (byDate != null) {
            return byDate;
        }
        var matches = index().search(asked, 4);
        if (matches.isEmpty() || !nearEnough(matches.get(0))) {
            return none(language, matches);
        }
        var best = matches.get(0);
        var rivals = matches.stream()
                .filter(it -> it.score() > best.score() * (1 - TIE) && nearEnough(it))
                .toList();
        if (rivals.size() > 1) {
            return new Answer(
                    Outcome.CHOICE,
                    language,
                    text("knowledge.choice", language),
                    List.of(),
                    suggestions(rivals, language));
        }
        return answer(best.entry(), asked, language);
    }

    private static boolean nearEnough(Match match) {
        return match.coverage().named() >= NAMED_ENOUGH && match.coverage().spoken() >= SPOKEN_ENOUGH;
    }

    private @org.jspecify.annotations.Nullable Answer byDate(String question, Language language) {
        var words = Set.copyOf(List.of(fold(question).split("[^a-z0-9]+")));
        if (words.stream().noneMatch(MEETING::contains)) {
            return null;
        }
        var today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Belgrade"));
        if (words.stream().anyMatch(LAST::contains)) {
            return archive.latestMeeting(today).map(it -> meeting(it, language)).orElse(null);
        }
        if (words.stream().anyMatch(NEXT::contains)) {
            return archive.nextMeeting(today)
                    .map(it -> meeting(it, language))
                    .orElseGet(() -> new Answer(
                            Outcome.NONE, language, text("knowledge.no-next", language), List.of(), List.of()));
        }
        return null;
    }

    private static String fold(String text) {
        return java.text.Normalizer.normalize(Analyzers.plain(text), java.text.Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
    }

    private Answer meeting(Meeting it, Language language) {
        var entry = new Entry(
                "meeting",
                it.id().value(),
                it.title(),
                List.of(new Entry.Passage(it.summary(), it.sources())),
                Set.of(),
                java.util.Map.of());
        return answer(entry, "", language);
    }

    private Answer answer(Entry entry, String question, Language language) {
        var stems = new HashSet<String>();
        index().words(question).forEach(stems::addAll);
        var first = entry.passages().get(0);
        var quote = new StringBuilder(shown(first.text(), language));
        var best = entry.passages().stream()
                .skip(1)
                .filter(it -> !it.sources().isEmpty())
                .flatMap(passage -> sentences(shown(passage.text(), language), language)
                        .map(sentence -> new Sentence(sentence, passage, overlap(sentence, stems, language))))
                .max(Comparator.comparingLong(Sentence::overlap))
                .filter(it -> it.overlap() > 0);
        best.ifPresent(it -> quote.append(quote.isEmpty() ? "" : "\n").append(it.text()));
        var sources = archive.sources(best.map(it -> it.passage().sources()).orElse(first.sources()));
        var source = sources.isEmpty() ? null : sources.get(0);
        var citation = new Citation(
                entry.kind(),
                entry.id(),
                shown(entry.title(), language),
                quote.toString(),
                source == null ? "" : source.title() + ", " + source.publisher(),
                source == null || source.url() == null ? "" : source.url().toString());
        return new Answer(Outcome.ANSWER, language, quote.toString(), List.of(citation), List.of());
    }

    private long overlap(String sentence, Set<String> stems, Language language) {
        return Analyzers.terms(index().analyzer(language), sentence).stream()
                .distinct()
                .filter(stems::contains)
                .count();
    }

    private static Stream<String> sentences(String text, Language language) {
        var sentences = new ArrayList<String>();
        var breaks = BreakIterator.getSentenceInstance(Rendering.of(language).locale());
        for (var paragraph : text.split("\\n")) {
            breaks.setText(paragraph);
            int from = breaks.first();
            for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
                var sentence = paragraph.substring(from, to).strip();
                if (sentence.length() > 20) {
                    sentences.add(sentence);
                }
            }
        }
        return sentences.stream();
    }

    private Answer none(Language language, List<Match> nearest) {
        return new Answer(
                Outcome.NONE, language, text("knowledge.none", language), List.of(), suggestions(nearest, language));
    }

    private static List<Suggestion> suggestions(List<Match> matches, Language language) {
        return matches.stream()
                .map(it -> new Suggestion(
                        it.entry().kind(), it.entry().id(), shown(it.entry().title(), language)))
                .toList();
    }

    @Override
    public List<Hit> search(String query, Language language, int limit) {
        return index().search(query, limit).stream()
                .filter(it -> it.coverage().spoken() > 0)
                .map(it -> new Hit(
                        it.entry().kind(),
                        it.entry().id(),
                        shown(it.entry().title(), language),
                        shown(it.entry().passages().get(0).text(), language)))
                .toList();
    }

    private static String shown(Localized<String> text, Language language) {
        return text.shownIn(language).map(Localized.Shown::value).orElse("");
    }

    private String text(String key, Language language) {
        return messages.getMessage(key, null, Rendering.of(language).locale());
    }

    /** The index of the archive as it is now; made anew, once, when the archive has changed. */
    private Index index() {
        var revision = archive.revision();
        var now = state.get();
        if (now != null && now.revision() == revision) {
            return now.index();
        }
        synchronized (this) {
            now = state.get();
            if (now == null || now.revision() != revision) {
                now = new State(revision, new Index(archive, vocabulary));
                state.set(now);
            }
            return now.index();
        }
    }

    private record State(long revision, Index index) {}

    private record Sentence(String text, Entry.Passage passage, long overlap) {}
}
