package org.dialogueinfo.content;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.dialogueinfo.content.Items.Link;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The chain of revisions, read back. */
@Service
@Transactional(readOnly = true)
class StoredMemory implements Memory {

    private static final ZoneId HOUSE_ZONE = ZoneId.of("Europe/Belgrade");

    private final Items items;
    private final StoredArchive archive;
    private final Releases releases;
    private final Verifier verifier;
    private final KeptProof proof;
    private final Bylines bylines;

    StoredMemory(
            Items items,
            StoredArchive archive,
            Releases releases,
            Verifier verifier,
            KeptProof proof,
            Bylines bylines) {
        this.items = items;
        this.archive = archive;
        this.releases = releases;
        this.verifier = verifier;
        this.proof = proof;
        this.bylines = bylines;
    }

    @Override
    public List<Revision> revisions(String item) {
        return Ref.find(item)
                .map(ref -> items.links(ref.kind(), ref.id()).stream()
                        .map(this::revision)
                        .toList())
                .orElse(List.of());
    }

    private Revision revision(Link it) {
        return new Revision(
                it.kind() + "/" + it.id(),
                it.number(),
                Instant.parse(it.recordedAt()),
                bylines.shown(it.author()),
                it.reason(),
                it.hash());
    }

    @Override
    public int revisionOf(String item) {
        return archive.revisionOf(item);
    }

    @Override
    public <T extends Item> Optional<T> before(Class<T> type, String key, int revision) {
        return items.links(Kind.of(type), key).stream()
                .filter(it -> it.number() < revision && it.holds())
                .findFirst()
                .map(it -> CanonicalJson.read(it.document(), type));
    }

    @Override
    public <T extends Item> Optional<Reading<T>> read(Class<T> type, String key, Axes at) {
        var kind = Kind.of(type);
        if (at.release() != null) {
            return releases.find(at.release())
                    .flatMap(it -> items.linkUpTo(kind, key, it.revisions()))
                    .filter(Link::holds)
                    .map(it -> dated(reading(it, type), at.asOf()));
        }
        var knownOn = at.knownOn();
        var asOf = at.asOf();
        if (knownOn == null) {
            return newest(type, key, true).map(it -> dated(it, asOf));
        }
        var end = knownOn.plusDays(1).atStartOfDay(HOUSE_ZONE).toInstant();
        var link = items.linkBefore(kind, key, end);
        return link.isPresent()
                ? link.filter(Link::holds).map(it -> dated(reading(it, type), asOf))
                : newest(type, key, false)
                        .map(it -> dated(it, asOf != null && asOf.isBefore(knownOn) ? asOf : knownOn));
    }

    private <T extends Item> Optional<Reading<T>> newest(Class<T> type, String key, boolean onRecord) {
        return archive.find(type, key)
                .map(it -> new Reading<>(it, archive.revisionOf(Kind.of(type).code() + "/" + key), null, onRecord));
    }

    private static <T extends Item> Reading<T> reading(Link link, Class<T> type) {
        return new Reading<>(
                CanonicalJson.read(link.document(), type), link.number(), Instant.parse(link.recordedAt()), true);
    }

    @SuppressWarnings("unchecked") // an agreement as of a day is an agreement
    private static <T extends Item> Reading<T> dated(Reading<T> it, @org.jspecify.annotations.Nullable LocalDate asOf) {
        return asOf != null && it.item() instanceof Agreement agreement
                ? new Reading<>((T) agreement.asOf(asOf), it.revision(), it.recordedAt(), it.onRecord())
                : it;
    }

    @Override
    public Optional<Instant> since() {
        return items.linksAfter(0, 1).stream().findFirst().map(it -> Instant.parse(it.recordedAt()));
    }

    @Override
    public Optional<List<Difference>> compare(String item, int from, int to) {
        return Ref.find(item)
                .flatMap(ref -> items.link(ref.kind(), ref.id(), from)
                        .flatMap(before -> items.link(ref.kind(), ref.id(), to)
                                .map(after -> Differences.between(before.document(), after.document()))));
    }

    @Override
    public Verification verify() {
        return verifier.verify();
    }

    @Override
    public Proof proof() {
        return proof.now();
    }

    /** An item named with its kind. */
    private record Ref(Kind kind, String id) {
        static Optional<Ref> find(String item) {
            var slash = item.indexOf('/');
            try {
                return slash < 0
                        ? Optional.empty()
                        : Optional.of(new Ref(Kind.of(item.substring(0, slash)), item.substring(slash + 1)));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }
}
