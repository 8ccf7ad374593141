package org.dialogueinfo.content;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The published archive, read once per state of the chain and then answered from memory. */
@Service
@Transactional(readOnly = true)
class StoredArchive implements Archive, Vocabulary {

    private final Items items;
    private final Cache<String, Shelf> shelves =
            Caffeine.newBuilder().maximumSize(2).build();

    StoredArchive(Items items) {
        this.items = items;
    }

    @Override
    public Optional<Agreement> agreement(AgreementId id) {
        return Optional.ofNullable(shelf().agreements().get(id.value()));
    }

    @Override
    public List<Agreement> agreements(AgreementFilter filter) {
        return shelf().agreements().values().stream()
                .filter(it -> filter.year() == null || filter.year().equals(it.year()))
                .filter(it -> filter.nature() == null || filter.nature() == it.nature())
                .filter(it -> filter.kind() == null || filter.kind() == it.kind())
                .filter(it -> filter.status() == null
                        || filter.status() == it.status().value())
                .toList();
    }

    @Override
    public Optional<Meeting> meeting(MeetingId id) {
        return Optional.ofNullable(shelf().meetings().get(id.value()));
    }

    @Override
    public List<Meeting> meetings(MeetingFilter filter) {
        return shelf().meetings().values().stream()
                .filter(it ->
                        filter.year() == null || filter.year() == it.date().year())
                .filter(it -> filter.level() == null || filter.level() == it.level())
                .filter(it -> filter.status() == null || filter.status() == it.status())
                .filter(it -> filter.from() == null
                        || !it.date().last().isBefore(filter.from().first()))
                .filter(it -> filter.to() == null
                        || !it.date().first().isAfter(filter.to().last()))
                .filter(it -> filter.agreement() == null || it.agreements().contains(filter.agreement()))
                .toList();
    }

    @Override
    public Optional<Meeting> latestMeeting(LocalDate today) {
        return shelf().meetings().values().stream()
                .filter(it -> it.status() == Meeting.Status.HELD)
                .filter(it -> !it.date().first().isAfter(today))
                .findFirst();
    }

    @Override
    public Optional<Meeting> nextMeeting(LocalDate today) {
        return shelf().meetings().values().stream()
                .filter(it -> it.status() == Meeting.Status.ANNOUNCED)
                .filter(it -> !it.date().last().isBefore(today))
                .min(Comparator.comparing(Meeting::date));
    }

    @Override
    public List<Source> sources(Collection<SourceId> ids) {
        var sources = shelf().sources();
        return ids.stream()
                .distinct()
                .map(id -> sources.get(id.value()))
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public Holdings holdings() {
        var shelf = shelf();
        return new Holdings(
                shelf.agreements().size(),
                shelf.meetings().size(),
                shelf.sources().size());
    }

    @Override
    public long revision() {
        return items.head();
    }

    @Override
    public Optional<Localized<String>> find(Field field, String phrase) {
        return Optional.ofNullable(
                shelf().vocabulary().getOrDefault(field, Map.of()).get(phrase));
    }

    private Shelf shelf() {
        return shelves.get(items.headHash(), head -> read());
    }

    private Shelf read() {
        var vocabulary = new LinkedHashMap<Field, Map<String, Localized<String>>>();
        published(Kind.VOCABULARY, Terms.class, it -> it.field().name())
                .values()
                .forEach(it -> vocabulary.put(it.field(), it.terms()));
        return new Shelf(
                sorted(
                        published(Kind.AGREEMENT, Agreement.class, it -> it.id().value()),
                        Comparator.comparing(Agreement::year, Comparator.nullsLast(Comparator.<Integer>naturalOrder()))
                                .thenComparing(it -> it.title().in(Language.EN).orElse(""))),
                sorted(
                        published(Kind.MEETING, Meeting.class, it -> it.id().value()),
                        Comparator.comparing(Meeting::date)
                                .thenComparing(it -> it.id().value())
                                .reversed()),
                published(Kind.SOURCE, Source.class, it -> it.id().value()),
                vocabulary);
    }

    private <T> Map<String, T> published(Kind kind, Class<T> type, Function<T, String> id) {
        var all = new LinkedHashMap<String, T>();
        for (var row : items.all(kind)) {
            if (row.published() != null) {
                var item = CanonicalJson.read(row.published(), type);
                all.put(id.apply(item), item);
            }
        }
        return all;
    }

    private static <T> Map<String, T> sorted(Map<String, T> all, Comparator<T> order) {
        var sorted = new LinkedHashMap<String, T>();
        all.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(order))
                .forEach(it -> sorted.put(it.getKey(), it.getValue()));
        return sorted;
    }

    private record Shelf(
            Map<String, Agreement> agreements,
            Map<String, Meeting> meetings,
            Map<String, Source> sources,
            Map<Field, Map<String, Localized<String>>> vocabulary) {}
}
