package org.dialogueinfo.roundtables;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.roundtables.Refusal.Reason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The summary of an event and its way to the public, past the attribution check. */
@Service
public class Summaries {

    /** How many organisers answer for a text that the check would hold back. */
    public static final int TO_OVERRIDE = 2;

    /** Who takes part, as far as a summary must not give them away: everybody who was asked. */
    private static final Set<State> PEOPLE = EnumSet.complementOf(EnumSet.of(State.DRAFT, State.APPROVED));

    private final Events events;
    private final Invitees invitees;
    private final Post post;
    private final Announcements announcements;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    Summaries(Events events, Invitees invitees, Post post, Announcements announcements, JdbcClient jdbc, Clock clock) {
        this.events = events;
        this.invitees = invitees;
        this.post = post;
        this.announcements = announcements;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps a summary that nobody else sees yet, and says what in it gives somebody away. */
    public List<Place> write(RoundtableId id, Localized<String> texts, String by) {
        if (texts.isEmpty()) {
            throw new InputRefused("summary");
        }
        texts.values().values().forEach(it -> Invitee.limit("summary", it, 50_000));
        return events.locked(id, event -> {
            event.requireKept();
            jdbc.sql("delete from roundtables.summary where roundtable_id = ?")
                    .param(id.value())
                    .update();
            var written = json.writeValueAsString(texts);
            jdbc.sql("insert into roundtables.summary (roundtable_id, texts, fingerprint, written_by)"
                            + " values (?, ?, ?, ?)")
                    .params(id.value(), written, Links.fingerprint(written), by)
                    .update();
            return check(event, texts);
        });
    }

    private List<Place> check(Event event, Localized<String> texts) {
        if (!event.roundtable().chathamHouse()) {
            return List.of();
        }
        var people = invitees.of(event.id(), PEOPLE);
        var places = new ArrayList<Place>();
        texts.values()
                .forEach((language, text) -> AttributionCheck.findings(text, people)
                        .forEach(it -> places.add(
                                new Place(language, it.start(), it.end(), it.excerpt(), Codes.of(it.rule())))));
        return places;
    }

    /** Answers for the text as it is, in spite of what the check found. Another text needs another answer. */
    public int override(RoundtableId id, String reason, String by) {
        Invitee.limit("reason", reason, 1000);
        if (reason.strip().length() < 10) {
            throw new InputRefused("override");
        }
        return events.locked(id, event -> {
            var draft = draft(id);
            jdbc.sql("insert into roundtables.override (roundtable_id, fingerprint, organiser, reason, given_at)"
                            + " values (?, ?, ?, ?, ?) on conflict do nothing")
                    .params(id.value(), draft.fingerprint(), by, reason.strip(), Timestamp.from(clock.instant()))
                    .update();
            return overrides(id, draft.fingerprint());
        });
    }

    private int overrides(RoundtableId id, String fingerprint) {
        return answered(id, fingerprint).size();
    }

    private List<Answered> answered(RoundtableId id, String fingerprint) {
        return jdbc.sql("select organiser, reason, given_at from roundtables.override where roundtable_id = ?"
                        + " and fingerprint = ? order by given_at, organiser")
                .params(id.value(), fingerprint)
                .query((rs, n) -> new Answered(
                        rs.getString("organiser"),
                        rs.getString("reason"),
                        rs.getTimestamp("given_at").toInstant()))
                .list();
    }

    /**
     * Publishes the summary: on the event's page, to those who came and agreed, and to who follows roundtables.
     *
     * @throws Attribution if the check finds something and fewer than two organisers have answered for it
     */
    public Instant publish(RoundtableId id, String by) {
        return events.locked(id, event -> {
            var draft = draft(id);
            if (draft.publishedAt() != null) {
                return draft.publishedAt();
            }
            event.requireKept();
            if (clock.instant().isBefore(event.roundtable().end()) && event.phase() == Event.Phase.PLANNED) {
                throw new Refusal(Reason.NOT_YET, Sentence.of("problem.summary-after"));
            }
            var places = check(event, draft.texts());
            if (!places.isEmpty() && overrides(id, draft.fingerprint()) < TO_OVERRIDE) {
                throw new Attribution(places);
            }
            var now = clock.instant();
            jdbc.sql("update roundtables.summary set published_at = ? where roundtable_id = ?")
                    .params(Timestamp.from(now), id.value())
                    .update();
            post.send(event, Kind.SUMMARY, "once", "consenting");
            announcements.tell(event, "summary");
            return now;
        });
    }

    /** The published summary; empty while there is none. */
    public Optional<Localized<String>> published(RoundtableId id) {
        return find(id).filter(it -> it.publishedAt() != null).map(Draft::texts);
    }

    /** The summary as organisers have it, with what the check says about it now. */
    public Optional<Written> written(RoundtableId id) {
        return find(id).map(it -> new Written(
                it.texts(),
                it.publishedAt() != null,
                check(events.get(id), it.texts()),
                overrides(id, it.fingerprint()),
                answered(id, it.fingerprint())));
    }

    private Draft draft(RoundtableId id) {
        return find(id).orElseThrow(() -> new Refusal(Reason.NOT_YET, Sentence.of("problem.no-summary")));
    }

    private Optional<Draft> find(RoundtableId id) {
        return jdbc.sql("select * from roundtables.summary where roundtable_id = ?")
                .param(id.value())
                .query((rs, n) -> {
                    var at = rs.getTimestamp("published_at");
                    return new Draft(
                            json.readValue(rs.getString("texts"), new TypeReference<Localized<String>>() {}),
                            rs.getString("fingerprint"),
                            at == null ? null : at.toInstant());
                })
                .optional();
    }

    private record Draft(
            Localized<String> texts,
            String fingerprint,
            @org.jspecify.annotations.Nullable Instant publishedAt) {}

    /**
     * A place in a summary that gives somebody away.
     *
     * @param rule {@code name}, {@code organisation}, {@code role-and-side} or {@code phrase}
     */
    public record Place(Language language, int start, int end, String excerpt, String rule) {

        @Override
        public String toString() {
            return "Place[%s, %d-%d, %s]".formatted(language.code(), start, end, rule);
        }
    }

    /** @param overrides how many organisers have answered for the text */
    public record Written(
            Localized<String> texts, boolean published, List<Place> places, int overrides, List<Answered> answered) {}

    /** Who answered for a text in spite of the check, and why; this is the log of it. */
    public record Answered(String organiser, String reason, Instant at) {}

    /** The check found something; the message tells how much, the places tell where. */
    public static class Attribution extends Refusal {

        private final transient List<Place> places;

        Attribution(List<Place> places) {
            super(Reason.ATTRIBUTION, Sentence.of("problem.attribution-places", String.valueOf(places.size())));
            this.places = places;
        }

        public List<Place> places() {
            return places;
        }
    }
}
