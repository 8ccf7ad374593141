package org.dialogueinfo.content;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dialogueinfo.kernel.Localized;
import org.springframework.stereotype.Service;

/** The published archive, read once per state of the chain and then answered from memory, without the database. */
@Service
class StoredArchive implements Archive, Vocabulary {

    private final Items items;
    private final Head head;
    private final Cache<String, Shelf> shelves =
            Caffeine.newBuilder().maximumSize(2).build();

    StoredArchive(Items items, Head head) {
        this.items = items;
        this.head = head;
    }

    @Override
    public Optional<Agreement> agreement(AgreementId id) {
        return shelf().find(Agreement.class, id.value());
    }

    @Override
    public List<Agreement> agreements(AgreementFilter filter) {
        return shelf().all(Agreement.class).stream()
                .filter(it -> filter.year() == null || filter.year().equals(it.year()))
                .filter(it -> filter.nature() == null || filter.nature() == it.nature())
                .filter(it -> filter.kind() == null || filter.kind() == it.kind())
                .filter(it -> filter.status() == null || it.status().has(filter.status()))
                .toList();
    }

    @Override
    public Optional<Meeting> meeting(MeetingId id) {
        return shelf().find(Meeting.class, id.value());
    }

    @Override
    public List<Meeting> meetings(MeetingFilter filter) {
        return shelf().all(Meeting.class).stream()
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
        return shelf().all(Meeting.class).stream()
                .filter(it -> it.status() == Meeting.Status.HELD)
                .filter(it -> !it.date().first().isAfter(today))
                .findFirst();
    }

    @Override
    public Optional<Meeting> nextMeeting(LocalDate today) {
        return shelf().all(Meeting.class).stream()
                .filter(it -> it.status() == Meeting.Status.ANNOUNCED)
                .filter(it -> !it.date().last().isBefore(today))
                .min(Comparator.comparing(Meeting::date));
    }

    @Override
    public List<Source> sources(Collection<SourceId> ids) {
        var shelf = shelf();
        return ids.stream()
                .distinct()
                .flatMap(id -> shelf.find(Source.class, id.value()).stream())
                .toList();
    }

    @Override
    public <T extends Item> List<T> all(Class<T> type) {
        return shelf().all(type);
    }

    @Override
    public <T extends Item> Optional<T> find(Class<T> type, String key) {
        return shelf().find(type, key);
    }

    @Override
    public Holdings holdings() {
        var shelf = shelf();
        return new Holdings(shelf.count(Kind.AGREEMENT), shelf.count(Kind.MEETING), shelf.count(Kind.SOURCE));
    }

    @Override
    public long revision() {
        return head.now().seq();
    }

    @Override
    public Optional<Localized<String>> find(Field field, String phrase) {
        return shelf().phrase(field, phrase);
    }

    int revisionOf(String item) {
        return shelf().revisionOf(item);
    }

    private Shelf shelf() {
        return shelves.get(head.now().hash(), hash -> read());
    }

    private Shelf read() {
        var shelf = new Shelf();
        for (var kind : Kind.values()) {
            var published = new ArrayList<Item>();
            for (var row : items.all(kind)) {
                if (row.published() != null) {
                    published.add(CanonicalJson.read(row.published(), kind.type()));
                    shelf.revision(kind, row.id(), row.revision());
                }
            }
            shelf.put(kind, published);
        }
        return shelf;
    }
}
