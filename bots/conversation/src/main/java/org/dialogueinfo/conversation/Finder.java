package org.dialogueinfo.conversation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dialogueinfo.content.AgreementId;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Archive.AgreementFilter;
import org.dialogueinfo.content.MeetingId;
import org.dialogueinfo.conversation.Conversation.Found;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.knowledge.Knowledge;
import org.springframework.stereotype.Component;

/** Items of the archive by a few words, and by the short ids that links and buttons carry. */
@Component
class Finder {

    private static final ZoneId HOUSE_ZONE = ZoneId.of("Europe/Belgrade");

    private final Archive archive;
    private final Knowledge knowledge;
    private final ItemCards cards;
    private final Clock clock;

    Finder(Archive archive, Knowledge knowledge, ItemCards cards, Clock clock) {
        this.archive = archive;
        this.knowledge = knowledge;
        this.cards = cards;
        this.clock = clock;
    }

    /** The matches, best first; without words what is newest. */
    List<Found> find(Rendering rendering, String query, int limit) {
        var ids = query.isBlank()
                ? newest()
                : knowledge.search(query.strip(), rendering.language(), limit).stream()
                        .map(it -> it.kind().charAt(0) + "-" + it.id());
        return ids.flatMap(id -> found(id, rendering).stream()).limit(limit).toList();
    }

    private Stream<String> newest() {
        var today = LocalDate.ofInstant(clock.instant(), HOUSE_ZONE);
        return Stream.of(
                        archive.nextMeeting(today).stream().map(it -> "m-" + it.id()),
                        archive.latestMeeting(today).stream().map(it -> "m-" + it.id()),
                        archive.agreements(AgreementFilter.all()).stream()
                                .filter(it -> it.year() != null && it.year() >= 2020)
                                .map(it -> "a-" + it.id()))
                .flatMap(it -> it);
    }

    /** The item of {@code a-<agreement id>} or {@code m-<meeting id>}, if there is such a one. */
    Optional<Found> found(String id, Rendering rendering) {
        try {
            if (id.startsWith("a-")) {
                return archive.agreement(new AgreementId(id.substring(2)))
                        .map(it -> new Found(id, cards.of(it, rendering)));
            }
            return id.startsWith("m-")
                    ? archive.meeting(new MeetingId(id.substring(2))).map(it -> new Found(id, cards.of(it, rendering)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
