package org.dialogueinfo.content;

import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Brings a pack into the archive: whole or not at all, and the second time without any change. */
@Service
class PackImport {

    private static final Logger LOG = LoggerFactory.getLogger(PackImport.class);

    private final PackReader reader;
    private final Items items;
    private final Releases releases;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PackImport(PackReader reader, Items items, Releases releases, ApplicationEventPublisher events, Clock clock) {
        this.reader = reader;
        this.items = items;
        this.releases = releases;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Imports the pack below a folder. An item that editors changed after it came from a pack is left as they have it.
     *
     * @throws PackRefused if anything in it is wrong; then nothing is imported
     */
    @Transactional
    public Result load(String folder) {
        var pack = reader.read(folder);
        items.lockedHead(); // nodes that start together import one after the other
        var sum = new Result(0, 0, 0);
        for (var entry : pack.items().entrySet()) {
            sum = sum.and(load(pack, entry.getKey(), entry.getValue()));
        }
        if (sum.added() + sum.changed() > 0) {
            releases.cut(Assessment.PACK + pack.name(), "content pack");
            events.publishEvent(new PackImported(pack.name(), sum.added(), sum.changed(), clock.instant()));
        }
        return sum;
    }

    private Result load(ContentPack pack, Kind kind, List<Item> all) {
        var sum = new Result(0, 0, 0);
        for (var item : all) {
            sum = sum.and(load(pack, kind, item.key(), CanonicalJson.write(item)));
        }
        if (sum.added() + sum.changed() > 0) {
            LOG.info("Imported {} of {} {} items", sum.added() + sum.changed(), all.size(), kind.code());
        }
        return sum;
    }

    private Result load(ContentPack pack, Kind kind, String id, String document) {
        var hash = CanonicalJson.hash(document);
        var before = items.find(kind, id);
        if (before.isPresent()) {
            var row = before.get();
            if (hash.equals(row.packHash())) {
                return new Result(0, 0, 0);
            }
            var asImported = row.packHash() != null && row.packHash().equals(CanonicalJson.hash(row.working()));
            if (!asImported && !row.working().equals(document)) {
                LOG.warn("{} {} was edited here; the pack's newer text is left out", kind.code(), id);
                return new Result(0, 0, 1);
            }
        }
        var row = items.keep(kind, id, document, "pack:" + pack.name(), null);
        if (row.changed()) {
            row = items.publish(row, "pack:" + pack.name(), "imported");
        }
        items.rememberPack(row, hash);
        return before.isPresent() ? new Result(0, 1, 0) : new Result(1, 0, 0);
    }

    /** @param left items that editors changed and that were therefore left alone */
    record Result(int added, int changed, int left) {
        Result and(Result other) {
            return new Result(added + other.added, changed + other.changed, left + other.left);
        }
    }
}
