package org.dialogueinfo.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.AgreementId;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Campaign;
import org.dialogueinfo.content.Concept;
import org.dialogueinfo.content.GlossaryTerm;
import org.dialogueinfo.content.Item;
import org.dialogueinfo.content.Lexicon;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.NearTopic;
import org.dialogueinfo.content.OpEd;
import org.dialogueinfo.content.PastEvent;
import org.dialogueinfo.content.Situation;
import org.dialogueinfo.content.Source;
import org.dialogueinfo.content.SourceId;
import org.dialogueinfo.content.Topic;
import org.dialogueinfo.content.Video;
import org.dialogueinfo.content.Vocabulary;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.PartialDate;
import org.dialogueinfo.knowledge.Entry.Facts;
import org.dialogueinfo.knowledge.Entry.Passage;
import org.jspecify.annotations.Nullable;

/** One state of the archive as it is asked: everything an answer needs, so that a question costs no database query. */
final class Catalogue {

    private final List<Entry> entries = new ArrayList<>();
    private final List<Entry> situations = new ArrayList<>();
    private final List<Entry> terms = new ArrayList<>();
    private final List<Entry> outreach = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<SourceId, Source> sources = new HashMap<>();
    private final List<Concept> concepts;
    private final List<NearTopic> nearTopics;
    private final List<Topic> topics;
    private final List<Seat> seats = new ArrayList<>();
    private final Map<String, Localized<List<String>>> names = new HashMap<>();

    Catalogue(Archive archive, Vocabulary vocabulary, Lexicon lexicon) {
        concepts = lexicon.concepts();
        nearTopics = lexicon.nearTopics();
        topics = archive.all(Topic.class);
        var cited = new LinkedHashSet<SourceId>();
        for (var agreement : archive.agreements(Archive.AgreementFilter.all())) {
            add(agreement, cited);
        }
        for (var meeting : archive.meetings(Archive.MeetingFilter.all())) {
            add(meeting, vocabulary, cited);
        }
        seats.sort(Comparator.comparing(Seat::day));
        archive.all(Situation.class).forEach(it -> add(it, cited));
        archive.all(GlossaryTerm.class).forEach(this::add);
        archive.all(OpEd.class).forEach(it -> outreach.add(shown("op-ed", it, it.date(), List.of(it.subject()))));
        archive.all(Video.class).forEach(it -> outreach.add(shown("video", it, null, List.of(it.note()))));
        archive.all(Campaign.class)
                .forEach(it -> outreach.add(shown("campaign", it, it.date(), List.of(it.text(), it.note()))));
        archive.all(PastEvent.class).forEach(it -> outreach.add(shown("event", it, it.date(), List.of(it.text()))));
        archive.sources(cited).forEach(it -> sources.put(it.id(), it));
    }

    private void add(Agreement it, Set<SourceId> cited) {
        var passages = new ArrayList<Passage>();
        passages.add(new Passage(null, it.summary(), it.sources()));
        it.sections().forEach(section -> passages.add(new Passage(section.key(), section.text(), section.sources())));
        it.provisions()
                .forEach(point -> passages.add(new Passage(null, point.number(), null, point.text(), point.sources())));
        it.claims()
                .forEach(claim -> passages.add(new Passage(null, null, claim.party(), claim.text(), claim.sources())));
        passages.forEach(passage -> cited.addAll(passage.sources()));
        it.dates().forEach(milestone -> cited.addAll(milestone.sources()));
        it.assessments().forEach(assessment -> cited.addAll(assessment.sources()));
        var date = it.dates().isEmpty() ? null : it.dates().get(0).date().value();
        add(
                new Entry(
                        "agreement",
                        it.id().value(),
                        it.title(),
                        List.copyOf(passages),
                        it.dates().stream().map(Catalogue::dated).toList(),
                        it.year(),
                        it.dates().stream().map(Agreement.Milestone::date).toList(),
                        Set.of(),
                        it.parent() == null ? Set.of() : Set.of(it.parent().value()),
                        new Facts(
                                it.year() == null ? date : String.valueOf(it.year()),
                                it.status().has(Agreement.Mark.SUPERSEDED)
                                        ? Agreement.Mark.SUPERSEDED.code()
                                        : it.status().value().code(),
                                it.status().asOf() == null
                                        ? null
                                        : it.status().asOf().value()),
                        topics(topic -> topic.has(it))),
                Localized.each(language -> {
                    var all = new ArrayList<String>();
                    it.title().in(language).ifPresent(all::add);
                    all.addAll(it.alsoKnownAs().in(language).orElse(List.of()));
                    return all;
                }));
    }

    private void add(Situation it, Set<SourceId> cited) {
        cited.addAll(it.sources());
        situations.add(new Entry(
                "situation",
                it.id().value(),
                it.title(),
                List.of(new Passage(null, it.text(), it.sources())),
                List.of(),
                null,
                List.of(),
                Set.of(),
                it.agreements().stream().map(AgreementId::value).collect(Collectors.toSet()),
                Facts.NONE,
                topics(topic -> it.agreements().stream().anyMatch(topic.agreements()::contains))));
    }

    private void add(GlossaryTerm it) {
        var term = new Entry(
                "term",
                it.id().value(),
                it.term(),
                List.of(new Passage(null, it.definition(), List.of())),
                List.of(),
                null,
                List.of(),
                Set.of(),
                Set.of(),
                Facts.NONE,
                Set.of());
        terms.add(term);
        names.put("term:" + term.id(), Localized.each(language -> called(it, language)));
    }

    private Set<String> topics(Predicate<Topic> belongs) {
        return topics.stream().filter(belongs).map(Topic::key).collect(Collectors.toSet());
    }

    /** What can be searched for but not asked about. */
    private static Entry shown(String kind, Item it, @Nullable PartialDate date, List<Localized<String>> texts) {
        return new Entry(
                kind,
                it.key(),
                it.label(),
                texts.stream().map(text -> new Passage(null, text, List.of())).toList(),
                List.of(),
                date == null ? null : date.year(),
                date == null ? List.of() : List.of(date),
                Set.of(),
                Set.of(),
                new Facts(date == null ? null : date.value(), null, null),
                Set.of());
    }

    /** The whole term, what is outside and inside of its parentheses, and its abbreviation. */
    private static List<String> called(GlossaryTerm it, Language language) {
        var all = new ArrayList<String>();
        it.term().in(language).ifPresent(term -> {
            all.add(term);
            all.addAll(List.of(term.split("[()/]")));
            if (term.contains(" - ")) {
                people(term.split(" - ", 2)[0]).forEach(all::add);
            }
        });
        if (it.abbreviation() != null) {
            all.add(it.abbreviation());
        }
        return all;
    }

    /** The persons of an entry such as "Miroslav Lajčák and Peter Sørensen", by their whole names and their last ones. */
    private static Stream<String> people(String names) {
        return Stream.of(names.split(" (and|dhe|i) "))
                .flatMap(it -> Stream.of(it, it.substring(it.lastIndexOf(' ') + 1)));
    }

    private void add(Meeting it, Vocabulary vocabulary, Set<SourceId> cited) {
        cited.addAll(it.sources());
        var subjects = Localized.each(language -> it.topics().stream()
                .map(topic -> vocabulary.say(Vocabulary.Field.TOPICS, topic, language))
                .collect(Collectors.joining(". ")));
        var people = new LinkedHashSet<String>();
        for (var language : Language.values()) {
            it.participants()
                    .forEach(person -> people.add(
                            "p:" + lastName(vocabulary.say(Vocabulary.Field.NAMES, person.name(), language))));
            if (it.place() != null && it.place().city() != null) {
                people.add("c:"
                        + folded(vocabulary.say(
                                Vocabulary.Field.PLACES, it.place().city(), language)));
            }
        }
        if (it.place() != null && it.place().country() != null) {
            people.add("c:" + folded(it.place().country()));
        }
        people.add("l:" + it.level().code());
        if (it.level() == Meeting.Level.TRILATERAL
                && it.participants().stream().filter(Catalogue::negotiates).count() > 1) {
            people.add("l:" + Meeting.Level.CHIEF_NEGOTIATORS.code());
        }
        if (it.format() == Meeting.Format.VIDEO) {
            people.add("c:video");
        }
        var entry = new Entry(
                "meeting",
                it.id().value(),
                it.title(),
                List.of(new Passage(null, it.summary(), it.sources()), new Passage(null, subjects, List.of())),
                List.of(),
                it.date().year(),
                it.lastDay() == null ? List.of(it.date()) : List.of(it.date(), it.lastDay()),
                people,
                it.agreements().stream().map(agreement -> agreement.value()).collect(Collectors.toSet()),
                new Facts(it.date().value(), it.status().code(), null),
                topics(topic -> topic.has(it)));
        add(entry, Localized.none());
        if (it.status() == Meeting.Status.HELD) {
            it.participants()
                    .forEach(person -> Seat.of(entry, it, person, vocabulary).ifPresent(seats::add));
        }
    }

    private static boolean negotiates(Meeting.Participant person) {
        return person.role() != null && person.role().toLowerCase(Locale.ROOT).contains("chief negotiator");
    }

    /** A milestone as it is quoted: its date, and what happened then. */
    private static Passage dated(Agreement.Milestone it) {
        return new Passage(
                null,
                Localized.each(language -> it.date().written(language) + ": " + Quotes.shown(it.what(), language)),
                it.sources());
    }

    static String lastName(String name) {
        var words = folded(name).split("[ -]+");
        return words[words.length - 1];
    }

    /** Without diacritics, as a question's words are. */
    static String folded(String text) {
        return java.text.Normalizer.normalize(Analyzers.plain(text), java.text.Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace("ø", "o")
                .replace("ł", "l");
    }

    private void add(Entry entry, Localized<List<String>> called) {
        numbers.put(entry.id(), entries.size());
        entries.add(entry);
        names.put(entry.id(), called);
    }

    List<Entry> entries() {
        return entries;
    }

    List<Entry> situations() {
        return situations;
    }

    List<Entry> terms() {
        return terms;
    }

    /** All that can be searched for; the first of them are the {@link #entries()}, by the same numbers. */
    List<Entry> findable() {
        return Stream.of(entries, situations, terms, outreach)
                .flatMap(List::stream)
                .toList();
    }

    Entry entry(int number) {
        return entries.get(number);
    }

    @Nullable
    Integer number(String id) {
        return numbers.get(id);
    }

    /** What the archive itself calls it: title and other names. */
    Localized<List<String>> names(Entry entry) {
        var key = entry.kind().equals("term") ? "term:" + entry.id() : entry.id();
        return names.getOrDefault(key, Localized.none());
    }

    List<Concept> concepts() {
        return concepts;
    }

    /** Who mediated and who negotiated at the meetings that were held, the earliest first. */
    List<Seat> seats() {
        return seats;
    }

    List<Topic> topics() {
        return topics;
    }

    List<NearTopic> nearTopics() {
        return nearTopics;
    }

    @Nullable
    Source source(List<SourceId> ids) {
        return ids.stream()
                .map(sources::get)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
