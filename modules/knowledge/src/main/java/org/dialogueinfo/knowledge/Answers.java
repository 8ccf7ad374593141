package org.dialogueinfo.knowledge;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dialogueinfo.content.NearTopic;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.knowledge.Judgement.Zone;
import org.dialogueinfo.knowledge.Library.Edition;
import org.dialogueinfo.knowledge.Ranking.Candidate;
import org.dialogueinfo.knowledge.Ranking.Near;
import org.dialogueinfo.knowledge.Ranking.Ranked;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Quotes the archive, asks back when it is not sure which item is meant, and otherwise says that it does not know. */
@Service
class Answers implements Knowledge {

    private static final int LONGEST_QUESTION = 500;
    private static final ZoneId HOUSE = ZoneId.of("Europe/Belgrade");
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final double NAMES_NOTHING = 0.3;
    private static final double NEAR = 0.25;
    private static final double FAR = 0.65;
    private static final double LITTLE = 0.2;
    private static final double PART = 0.7;
    private static final double TRIFLE = 0.3;

    private final Library library;
    private final Replies replies;
    private final AsKnown asKnown;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Judgement judgement = Judgement.calibrated();

    Answers(Library library, Replies replies, AsKnown asKnown, Clock clock, ApplicationEventPublisher events) {
        this.asKnown = asKnown;
        this.events = events;
        this.library = library;
        this.replies = replies;
        this.clock = clock;
    }

    @Override
    public Answer ask(String text, Language language, Context context) {
        var edition = library.now();
        var question = read(edition, text, language);
        return said(answer(edition, question, Ranking.rank(edition.index(), question), language, context));
    }

    /** Answers what is read already, as one question more. */
    Answer ask(Edition edition, Question question, Ranked ranked, Language language) {
        return said(answer(edition, question, ranked, language));
    }

    private Answer said(Answer answer) {
        events.publishEvent(new QuestionAnswered(answer.outcome(), answer.lang()));
        return answer;
    }

    Question read(Edition edition, String text, Language language) {
        var asked = text.strip();
        return edition.index()
                .read(asked.length() > LONGEST_QUESTION ? asked.substring(0, LONGEST_QUESTION) : asked, language);
    }

    Answer answer(Edition edition, Question question, Ranked ranked, Language language) {
        return answer(edition, question, ranked, language, Context.NONE);
    }

    private Answer answer(Edition edition, Question question, Ranked ranked, Language language, Context context) {
        return edition.talk()
                .in(question, ranked)
                .map(it -> replies.talk(it, language))
                .or(() -> onTheDay(edition, question, language, context))
                .or(() -> inOffice(edition, question, ranked, language, context))
                .or(() -> goingOn(edition, question, ranked, language, context))
                .or(() -> near(edition, ranked, question, language))
                .or(() -> meeting(edition, question, ranked, language))
                .or(() -> ofTheYear(edition, question, ranked, language))
                .orElseGet(() -> judged(edition, question, ranked, language));
    }

    /** How an agreement stood on a day: the one that is named, or the one that was talked about. */
    private Optional<Answer> onTheDay(Edition edition, Question question, Language language, Context context) {
        return AsKnown.day(question, LocalDate.ofInstant(clock.instant(), HOUSE))
                .flatMap(day -> {
                    var undated = question.undated();
                    var ranked = Ranking.rank(edition.index(), undated);
                    var entry = ranked.candidates().stream().limit(1).anyMatch(it -> it.names() >= NAMES_NOTHING)
                            ? Optional.of(ranked.candidates().get(0).entry())
                                    .filter(it -> judgement.of(Measures.of(undated, ranked)) == Zone.ANSWER)
                            : talkedAbout(edition, context);
                    return entry.flatMap(it -> asKnown.read(it, day, language)
                            .map(state -> replies.onTheDay(edition, it, day, state, language)));
                });
    }

    /** Who mediated or negotiated; without a time, what was talked about goes first. */
    private Optional<Answer> inOffice(
            Edition edition, Question question, Ranked ranked, Language language, Context context) {
        var found = edition.offices().find(question, ranked);
        return found.seats().isEmpty()
                        || found.anyTime() && talkedAbout(edition, context).isPresent()
                ? Optional.empty()
                : Optional.of(replies.seated(edition, found.seats(), language));
    }

    private Optional<Entry> talkedAbout(Edition edition, Context context) {
        return Optional.ofNullable(context.item())
                .filter(it -> Duration.between(context.at(), clock.instant()).compareTo(REMEMBERED) <= 0)
                .map(edition.index().catalogue()::number)
                .map(edition.index().catalogue()::entry);
    }

    /** A question that names nothing itself is about what was answered before. */
    private Optional<Answer> goingOn(
            Edition edition, Question question, Ranked ranked, Language language, Context context) {
        var item = talkedAbout(edition, context);
        if (item.isEmpty()
                || question.when().isNamed()
                || ranked.candidates().stream().limit(1).anyMatch(it -> it.names() >= NAMES_NOTHING)
                || (question.intents().isEmpty() && question.subjects() > 0)) {
            return Optional.empty();
        }
        return Optional.of(replies.answer(edition, item.get(), question, language, List.of()));
    }

    /** A known subject without an agreement is said to be one, unless more is asked than that. */
    private Optional<Answer> near(Edition edition, Ranked ranked, Question question, Language language) {
        return ranked.near().stream()
                .filter(it -> it.topic().kind() == NearTopic.Kind.TOPIC)
                .filter(it -> !edition.meetings().asksBy(question, it.evidence()))
                .findFirst()
                .filter(it -> beside(it, ranked, question) < 0.5 * it.evidence().sum())
                .map(it -> replies.near(edition, it.topic(), ranked.candidates(), language));
    }

    /** What the best candidate has of the question beside the near topic. */
    private static double beside(Near near, Ranked ranked, Question question) {
        if (ranked.candidates().isEmpty()) {
            return 0;
        }
        var best = ranked.candidates().get(0);
        double beside = best.names();
        for (int w = 0; w < question.words().size(); w++) {
            if (near.evidence().word(w) > 0) {
                beside -= Math.min(best.word(w), near.evidence().word(w));
            }
        }
        return beside;
    }

    private Optional<Answer> meeting(Edition edition, Question question, Ranked ranked, Language language) {
        var today = LocalDate.ofInstant(clock.instant(), HOUSE);
        var found = edition.meetings().find(question, ranked, today);
        if (found.meetings().isEmpty()) {
            return Optional.empty();
        }
        if (found.nothingAnnounced()) {
            return Optional.of(replies.noneAnnounced(found.meetings(), language));
        }
        return Optional.of(
                found.sure()
                        ? replies.answer(edition, found.meetings().get(0), question, language, found.meetings())
                        : replies.choice(found.meetings(), language));
    }

    /** A question that names a year and nothing else is about all that was agreed then. */
    private Optional<Answer> ofTheYear(Edition edition, Question question, Ranked ranked, Language language) {
        var year = question.when().year();
        if (year == null
                || question.when().month() != null
                || ranked.candidates().stream().anyMatch(it -> it.names() >= NAMES_NOTHING)
                || question.words().stream().mapToDouble(Word::weight).sum() > 1) {
            return Optional.empty();
        }
        var entries = edition.index().catalogue().entries();
        var ofTheYear = entries.stream()
                .filter(it -> year.equals(it.year()))
                .sorted(Comparator.comparing(Entry::isMeeting).thenComparing(it -> -mentions(entries, it, year)))
                .toList();
        return ofTheYear.isEmpty() ? Optional.empty() : Optional.of(replies.choice(ofTheYear, language));
    }

    private static long mentions(List<Entry> entries, Entry agreement, Integer year) {
        return entries.stream()
                .filter(it -> year.equals(it.year()) && it.about().contains(agreement.id()))
                .count();
    }

    private Answer judged(Edition edition, Question question, Ranked ranked, Language language) {
        var entries = ranked.candidates().stream().map(Candidate::entry).toList();
        var zone = question.subjects() == 0 && (entries.isEmpty() || !named(ranked))
                ? Zone.NONE
                : judgement.of(Measures.of(question, ranked));
        if (zone == Zone.ANSWER
                && outweighsNear(ranked)
                && !isGuessed(question)
                && !asksForADetail(question, ranked.candidates().get(0))) {
            return replies.answer(edition, entries.get(0), question, language, entries);
        }
        if (zone != Zone.NONE && !entries.isEmpty()) {
            return replies.choice(entries, language);
        }
        return edition.terms()
                .asked(question)
                .map(it -> replies.define(edition, it, language))
                .orElseGet(() -> replies.none(near(ranked), language));
    }

    /** Whether nobody knows any word of it, and what they were taken for is far from what was typed. */
    private static boolean isGuessed(Question question) {
        return question.subjects() > 0
                && question.words().stream()
                        .filter(it -> !it.stop())
                        .allMatch(it -> it.forms().get(0).weight() <= FAR);
    }

    /** Whether a place, a number or a price is asked for, and one word alone says of what. */
    private static boolean asksForADetail(Question question, Candidate best) {
        return question.is(Intent.DETAIL)
                && IntStream.range(0, question.words().size())
                                .filter(it -> best.word(it) > LITTLE)
                                .count()
                        <= 1;
    }

    /** Whether the best candidate has more of the question than a subject without an agreement, and far more than what leads elsewhere. */
    private static boolean outweighsNear(Ranked ranked) {
        var best = ranked.candidates().get(0);
        return ranked.near().stream()
                .filter(it -> !covers(best, it))
                .allMatch(it -> it.evidence().sum()
                        <= (it.topic().kind() == NearTopic.Kind.TOPIC ? PART : TRIFLE) * best.names());
    }

    /** Whether the words that lead elsewhere are part of what the candidate is called: Germany, in a Franco-German proposal. */
    private static boolean covers(Candidate best, Near near) {
        return near.topic().kind() == NearTopic.Kind.ELSEWHERE
                && near.evidence().within(best::word);
    }

    /** What shares more with the question than a word in passing. */
    private static List<Entry> near(Ranked ranked) {
        return ranked.candidates().stream()
                .filter(it -> it.score() >= NEAR)
                .map(Candidate::entry)
                .toList();
    }

    private static boolean named(Ranked ranked) {
        return ranked.candidates().get(0).named() >= NAMES_NOTHING;
    }

    @Override
    public List<Hit> search(String query, Language language, int limit) {
        var edition = library.now();
        var ranked = Ranking.rank(edition.index(), edition.index().read(query.strip(), language));
        return ranked.candidates().stream()
                .limit(limit)
                .map(Candidate::entry)
                .map(it -> new Hit(
                        it.kind(),
                        it.id(),
                        Quotes.shown(it.title(), language),
                        Quotes.shown(it.passages().get(0).text(), language)))
                .toList();
    }
}
