package org.dialogueinfo.content;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.dialogueinfo.content.Items.Link;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The chain of revisions, read back and recomputed. */
@Service
@Transactional(readOnly = true)
class StoredMemory implements Memory {

    private final Items items;
    private final StoredArchive archive;

    StoredMemory(Items items, StoredArchive archive) {
        this.items = items;
        this.archive = archive;
    }

    @Override
    public List<Revision> revisions(String item) {
        var slash = item.indexOf('/');
        if (slash < 0) {
            return List.of();
        }
        try {
            return items.links(Kind.of(item.substring(0, slash)), item.substring(slash + 1)).stream()
                    .map(it -> new Revision(
                            item, it.number(), Instant.parse(it.recordedAt()), it.author(), it.reason(), it.hash()))
                    .toList();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    @Override
    public int revisionOf(String item) {
        return archive.revisionOf(item);
    }

    @Override
    public Optional<Meeting> meetingBefore(MeetingId id, int revision) {
        return items.links(Kind.MEETING, id.value()).stream()
                .filter(it -> it.number() < revision)
                .findFirst()
                .map(it -> CanonicalJson.read(it.document(), Meeting.class));
    }

    @Override
    public Verification verify() {
        var check = new Check();
        items.eachLink(check::add);
        return new Verification(
                check.broken.get() == null, check.count, check.previous, Optional.ofNullable(check.broken.get()));
    }

    private static final class Check {
        private long count;
        private String previous = "";
        private final AtomicReference<String> broken = new AtomicReference<>();

        void add(Link link) {
            count++;
            if (!link.previous().equals(previous) || !link.hash().equals(link.expectedHash()) || link.seq() != count) {
                broken.compareAndSet(null, "%s/%s@r%d".formatted(link.kind(), link.id(), link.number()));
            }
            previous = link.hash();
        }
    }
}
