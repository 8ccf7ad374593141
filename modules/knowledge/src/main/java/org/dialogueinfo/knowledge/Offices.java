package org.dialogueinfo.knowledge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.knowledge.Ranking.Candidate;
import org.dialogueinfo.knowledge.Ranking.Ranked;
import org.dialogueinfo.knowledge.Seat.Office;

/**
 * Who mediated or negotiated at a time, or before or after somebody else, told by the meetings where the archive names them.
 * Only questions that ask for nothing beside that are understood.
 */
final class Offices {

    private static final int MOST = 3;
    private static final double NAMED = 0.3;

    private final List<Seat> seats;
    private final MeetingFinder meetings;
    private final Map<String, Intent.Patterns> words = new HashMap<>();

    Offices(Catalogue catalogue, MeetingFinder meetings) {
        this.seats = catalogue.seats();
        this.meetings = meetings;
        WordLists.read("offices").forEach((name, list) -> words.put(name, Intent.Patterns.of(list)));
    }

    /** @param anyTime whether the question names no time and nobody to come before or after */
    record Found(List<Seat> seats, boolean anyTime) {
        static final Found NONE = new Found(List.of(), true);
    }

    Found find(Question question, Ranked ranked) {
        if (!question.is(Intent.WHO) && !has(question, "before") && !has(question, "after")) {
            return Found.NONE;
        }
        var mediator = has(question, "mediator")
                || question.is(Intent.EUROPE) && has(question, "negotiator")
                || (question.is(Intent.EUROPE) || has(question, "america")) && has(question, "representative");
        if (!mediator && (!has(question, "negotiator") || question.is(Intent.MEETING))
                || !question.words().stream().allMatch(this::isUnderstood)
                || ranked.candidates().stream().limit(1).anyMatch(it -> besideOffice(it, question) >= NAMED)) {
            return Found.NONE;
        }
        var held = seats.stream()
                .filter(it -> it.office() == (mediator ? Office.MEDIATOR : Office.NEGOTIATOR))
                .filter(side(question, mediator))
                .toList();
        var people = question.words().stream()
                .flatMap(it -> meetings.people(it).stream())
                .collect(Collectors.toSet());
        var theirs = held.stream()
                .filter(it -> it.surnames().stream().anyMatch(people::contains))
                .toList();
        var beside = has(question, "before") || has(question, "after");
        if (people.isEmpty() == beside || beside && theirs.isEmpty()) {
            return Found.NONE;
        }
        return beside
                ? new Found(has(question, "before") ? before(theirs, held) : after(theirs, held), false)
                : question.when().isNamed()
                        ? new Found(then(question.when(), held), false)
                        : new Found(at(question.is(Intent.FIRST) ? first(held) : last(held), held), true);
    }

    private boolean has(Question question, String name) {
        return question.words().stream().anyMatch(it -> matches(it, name));
    }

    private boolean matches(Word word, String name) {
        return Objects.requireNonNull(words.get(name)).match(word);
    }

    /** What the candidate has of the words that are no office, time or name: the First Agreement is more than a first. */
    private double besideOffice(Candidate best, Question question) {
        return IntStream.range(0, question.words().size())
                .filter(it -> !isOffice(question.words().get(it)))
                .filter(it -> question.is(Intent.DEAL)
                        || !Intents.WORDS.isOnly(question.words().get(it), Intent.FIRST))
                .mapToDouble(best::word)
                .sum();
    }

    private boolean isOffice(Word word) {
        return words.values().stream().anyMatch(it -> it.match(word))
                || !meetings.people(word).isEmpty();
    }

    private boolean isUnderstood(Word word) {
        return word.stop()
                || isOffice(word)
                || Stream.of(
                                Intent.WHO,
                                Intent.KOSOVO,
                                Intent.SERBIA,
                                Intent.EUROPE,
                                Intent.FIRST,
                                Intent.LAST,
                                Intent.NOW)
                        .anyMatch(it -> Intents.WORDS.isOnly(word, it));
    }

    private Predicate<Seat> side(Question question, boolean mediator) {
        if (mediator) {
            var wanted = has(question, "america") ? Meeting.Side.US : Meeting.Side.EU;
            return it -> it.side() == wanted;
        }
        return question.is(Intent.KOSOVO) == question.is(Intent.SERBIA)
                ? it -> true
                : it -> it.side() == (question.is(Intent.KOSOVO) ? Meeting.Side.KOSOVO : Meeting.Side.SERBIA);
    }

    /** The last ones before somebody first sat there: in the same role or, if there were none, in any. */
    private static List<Seat> before(List<Seat> theirs, List<Seat> held) {
        var since = first(theirs);
        var earlier = likeliest(theirs, held, it -> it.day().isBefore(since));
        return at(last(earlier), earlier);
    }

    private static List<Seat> after(List<Seat> theirs, List<Seat> held) {
        var until = last(theirs);
        var later = likeliest(theirs, held, it -> it.day().isAfter(until));
        return at(first(later), later);
    }

    private static List<Seat> likeliest(List<Seat> theirs, List<Seat> held, Predicate<Seat> then) {
        var asked = theirs.get(0);
        var others = held.stream()
                .filter(then)
                .filter(it -> it.side() == asked.side() && theirs.stream().noneMatch(it::isOf))
                .toList();
        var inTheRole = others.stream()
                .filter(it -> Objects.equals(it.role(), asked.role()))
                .toList();
        var together = theirs.stream().map(Seat::day).collect(Collectors.toSet());
        var beside = held.stream().filter(it -> together.contains(it.day())).toList();
        return inTheRole.isEmpty()
                ? others.stream()
                        .filter(it -> beside.stream().noneMatch(it::isOf))
                        .toList()
                : inTheRole;
    }

    /** Each of those who sat there at the time, those of most meetings first, by the last of their meetings. */
    private static List<Seat> then(When when, List<Seat> held) {
        var lasts = new ArrayList<Seat>();
        var times = new HashMap<Seat, Long>();
        var matching = held.stream()
                .filter(it -> it.meeting().dates().stream().anyMatch(when::matches))
                .toList();
        for (int i = matching.size() - 1; i >= 0; i--) {
            var seat = matching.get(i);
            if (lasts.stream().noneMatch(seat::isOf)) {
                lasts.add(seat);
                times.put(seat, matching.stream().filter(seat::isOf).count());
            }
        }
        return lasts.stream()
                .sorted(Comparator.comparing((Seat it) -> -Objects.requireNonNull(times.get(it))))
                .limit(MOST)
                .toList();
    }

    private static LocalDate first(List<Seat> seats) {
        return seats.stream().map(Seat::day).min(Comparator.naturalOrder()).orElse(LocalDate.MIN);
    }

    private static LocalDate last(List<Seat> seats) {
        return seats.stream().map(Seat::day).max(Comparator.naturalOrder()).orElse(LocalDate.MIN);
    }

    private static List<Seat> at(LocalDate day, List<Seat> held) {
        return held.stream().filter(it -> it.day().equals(day)).limit(MOST).toList();
    }
}
