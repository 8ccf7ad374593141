package org.dialogueinfo.website;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Releases;
import org.dialogueinfo.roundtables.PublicRoundtables;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What rendered pages depend on: the newest revision, the newest release (which citations name),
 * the roundtables that are public, and the day.
 */
@Component
class ArchiveState {

    private static final String NEWEST = "newest";

    private final Archive archive;
    private final Site site;
    private final LoadingCache<String, Integer> release;
    private final LoadingCache<String, Integer> events;

    ArchiveState(Archive archive, Releases releases, ObjectProvider<PublicRoundtables> roundtables, Site site) {
        this.archive = archive;
        this.site = site;
        this.release = Caffeine.newBuilder()
                .expireAfterWrite(Duration.ofSeconds(1))
                .refreshAfterWrite(Duration.ofMillis(500)) // by another thread: readers do not wait for it
                .build(newest -> releases.all().stream()
                        .findFirst()
                        .map(Releases.Release::number)
                        .orElse(0));
        this.events = Caffeine.newBuilder()
                .expireAfterWrite(Duration.ofSeconds(1))
                .refreshAfterWrite(Duration.ofMillis(500)) // by another thread: readers do not wait for it
                .build(newest -> roundtables.stream()
                        .map(it -> it.all().hashCode())
                        .findFirst()
                        .orElse(0));
    }

    /** Equal as long as the public pages are. */
    String now() {
        return archive.revision() + "/" + release.get(NEWEST) + "/" + events.get(NEWEST) + "/" + site.today();
    }
}
