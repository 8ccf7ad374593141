package org.dialogueinfo.roundtables;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dialogueinfo.kernel.Localized;
import org.springframework.stereotype.Service;

/** What everybody may know: public events, and guarded ones once their summary is published. Nobody is named. */
@Service
public class PublicRoundtables {

    private final Events events;
    private final Summaries summaries;
    private final Voices voices;

    PublicRoundtables(Events events, Summaries summaries, Voices voices) {
        this.events = events;
        this.summaries = summaries;
        this.voices = voices;
    }

    /** The newest first. */
    public List<Shown> all() {
        return events.all().stream().flatMap(it -> shown(it).stream()).toList();
    }

    public Optional<Shown> find(RoundtableId id) {
        return events.find(id).flatMap(this::shown);
    }

    /** Those that are about an agreement or a meeting, by its id; the newest first. */
    public List<Shown> about(String item) {
        return events.all().stream()
                .filter(it -> it.roundtable().agreements().contains(item)
                        || it.roundtable().meetings().contains(item))
                .flatMap(it -> shown(it).stream())
                .toList();
    }

    private Optional<Shown> shown(Event event) {
        var it = event.roundtable();
        var summary = summaries.published(event.id());
        if (!it.isPublic() && summary.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Shown(
                event.id(),
                it.title(),
                it.description(),
                it.start(),
                it.end(),
                it.isPublic() ? it.place().toString() : "",
                it.isPublic() ? it.agenda() : List.of(),
                event.phase() == Event.Phase.CANCELLED,
                it.chathamHouse(),
                it.agreements(),
                it.meetings(),
                summary.orElse(Localized.none()),
                summary.isEmpty() ? List.of() : recommendations(event.id())));
    }

    private List<Voices.Voice> recommendations(RoundtableId id) {
        return voices.shown(id, Voices.Kind.RECOMMENDATION).stream()
                .filter(it -> it.standing() == Voices.Standing.SHOWN)
                .toList();
    }

    /**
     * An event as everybody sees it.
     *
     * @param place empty for an event that was not public
     * @param agenda empty for an event that was not public
     * @param summary empty until it is published
     */
    public record Shown(
            RoundtableId id,
            Localized<String> title,
            Localized<String> description,
            Instant start,
            Instant end,
            String place,
            List<Roundtable.Session> agenda,
            boolean cancelled,
            boolean guarded,
            List<String> agreements,
            List<String> meetings,
            Localized<String> summary,
            List<Voices.Voice> recommendations) {}
}
