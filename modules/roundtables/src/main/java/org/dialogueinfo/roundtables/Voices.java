package org.dialogueinfo.roundtables;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.roundtables.Refusal.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Questions, recommendations and what people say afterwards, without their names: a person takes a slip, a random token
 * that nothing ties to them, and speaks with the slip. No time finer than the session of the agenda is kept.
 */
@Service
public class Voices {

    private static final int MOST_SLIPS = 10;
    private static final int LONGEST = 2000;

    private final Events events;
    private final Invitees invitees;
    private final Links links;
    private final FollowUps followUps;
    private final JdbcClient jdbc;
    private final Clock clock;

    Voices(Events events, Invitees invitees, Links links, FollowUps followUps, JdbcClient jdbc, Clock clock) {
        this.events = events;
        this.invitees = invitees;
        this.links = links;
        this.followUps = followUps;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Gives a slip to whoever holds the personal link; at most ten for a person and event, and one for afterwards.
     *
     * @throws Refusal if the link is not valid, there are no more, or what is said afterwards is asked of who was not there
     */
    public String slip(String token, Kind kind) {
        var known = links.read(token)
                .flatMap(signed -> invitees.find(signed.invitee()).filter(it -> it.linkVersion() == signed.version()))
                .orElseThrow(() -> Refusal.unknown("invitation"));
        return events.locked(known.roundtable(), event -> {
            event.requireOpen();
            var came = known.state() == State.CHECKED_IN || known.state() == State.THANKED;
            var allowed = kind == Kind.FEEDBACK ? came : came || MAY_SPEAK.contains(known.state());
            if (!allowed || !take(known.id(), kind)) {
                throw new Refusal(Reason.NOT_YET, Sentence.of("problem.no-slip"));
            }
            var slip = Links.random();
            jdbc.sql("insert into roundtables.slip (fingerprint, roundtable_id, kind, used) values (?, ?, ?, false)")
                    .params(Links.fingerprint(slip), event.id().value(), kind.name())
                    .update();
            return slip;
        });
    }

    private boolean take(String invitation, Kind kind) {
        var taken = kind == Kind.FEEDBACK
                ? jdbc.sql("update roundtables.invitee set followed_up = true where id = ? and not followed_up")
                        .param(invitation)
                        .update()
                : jdbc.sql("update roundtables.invitee set slips = slips + 1 where id = ? and slips < ?")
                        .params(invitation, MOST_SLIPS)
                        .update();
        return taken == 1;
    }

    private static final Set<State> MAY_SPEAK =
            Set.of(State.ACCEPTED, State.CONFIRMED, State.TENTATIVE, State.WAITLISTED, State.OFFERED);

    /** What a slip shows: its event, whether it can still speak, and the questions it can vote for. */
    public Slip see(String slip) {
        return jdbc.sql("select roundtable_id, kind, used from roundtables.slip where fingerprint = ?")
                .param(Links.fingerprint(slip))
                .query((rs, n) -> {
                    var id = new RoundtableId(rs.getString("roundtable_id"));
                    var kind = Kind.valueOf(rs.getString("kind"));
                    return new Slip(
                            events.get(id).roundtable(),
                            kind,
                            rs.getBoolean("used"),
                            kind == Kind.FEEDBACK ? List.of() : shown(id, kind));
                })
                .optional()
                .orElseThrow(() -> Refusal.unknown("slip"));
    }

    /** Says something with a slip, once. It is seen when a moderator lets it pass. */
    public void speak(String slip, Language language, String text) {
        speak(slip, language, text, Map.of());
    }

    /**
     * Says something afterwards, or chooses answers, or both.
     *
     * @param choices answers by the number of the event's question, from 0; those that are left out are not counted
     */
    public void speak(String slip, Language language, String text, Map<Integer, String> choices) {
        var said = text.strip();
        var seen = see(slip);
        var asked = seen.kind() == Kind.FEEDBACK ? seen.roundtable().followUp() : List.<FollowUp>of();
        if (said.length() > LONGEST || said.isEmpty() && choices.isEmpty()) {
            throw new InputRefused("voice", LONGEST);
        }
        if (choices.keySet().stream().anyMatch(it -> it < 0 || it >= asked.size())) {
            throw new InputRefused("follow-up-answer");
        }
        events.locked(seen.roundtable().id(), event -> {
            event.requireOpen();
            var first = jdbc.sql("update roundtables.slip set used = true where fingerprint = ? and not used")
                    .param(Links.fingerprint(slip))
                    .update();
            if (first == 0) {
                throw new Refusal(Reason.TOO_LATE, Sentence.of("problem.slip-used"));
            }
            choices.forEach((number, answer) -> followUps.count(event.id(), asked.get(number), answer));
            if (said.isEmpty()) {
                return said;
            }
            jdbc.sql("insert into roundtables.voice (id, roundtable_id, kind, session, language, text, votes, standing)"
                            + " values (?, ?, ?, ?, ?, ?, 0, ?)")
                    .params(
                            UUID.randomUUID().toString(),
                            event.id().value(),
                            seen.kind().name(),
                            session(event),
                            language.code(),
                            said,
                            Standing.WAITING.name())
                    .update();
            return said;
        });
    }

    /** The number of the session that is on, 0 before the first and outside of any. */
    private int session(Event event) {
        var now = clock.instant();
        var agenda = event.roundtable().agenda();
        for (int at = 0; at < agenda.size(); at++) {
            var start = agenda.get(at).start();
            var end = agenda.get(at).end();
            if (start != null && end != null && !now.isBefore(start) && now.isBefore(end)) {
                return at + 1;
            }
        }
        return 0;
    }

    /** Votes for a text with a slip; a second vote of the same slip changes nothing. */
    public void vote(String slip, String voice) {
        var seen = see(slip);
        if (seen.voices().stream().noneMatch(it -> it.id().equals(voice))) {
            throw Refusal.unknown("question");
        }
        events.locked(seen.roundtable().id(), event -> {
            var first = jdbc.sql("insert into roundtables.vote (slip_fingerprint, voice_id) values (?, ?)"
                            + " on conflict do nothing")
                    .params(Links.fingerprint(slip), voice)
                    .update();
            if (first == 1) {
                jdbc.sql("update roundtables.voice set votes = votes + 1 where id = ?")
                        .param(voice)
                        .update();
            }
            return voice;
        });
    }

    /** What may be seen, most votes first; what was hidden is there with its reason and without its text. */
    public List<Voice> shown(RoundtableId id, Kind kind) {
        return all(id, kind).stream()
                .filter(it -> it.standing() != Standing.WAITING)
                .map(it -> it.standing() == Standing.HIDDEN ? it.withoutText() : it)
                .toList();
    }

    /** Everything, for moderators. */
    public List<Voice> all(RoundtableId id, Kind kind) {
        return jdbc.sql("select * from roundtables.voice where roundtable_id = ? and kind = ?"
                        + " order by votes desc, session desc, id")
                .params(id.value(), kind.name())
                .query(Voices::voice)
                .list();
    }

    private static Voice voice(ResultSet rs, int n) throws SQLException {
        var reason = rs.getString("reason");
        return new Voice(
                rs.getString("id"),
                rs.getInt("session"),
                Language.of(rs.getString("language")),
                rs.getString("text"),
                rs.getInt("votes"),
                Standing.valueOf(rs.getString("standing")),
                reason == null ? null : HiddenFor.valueOf(reason));
    }

    /**
     * Lets a text be seen.
     *
     * @throws Summaries.Attribution if it gives a participant away
     */
    public void show(RoundtableId id, String voice) {
        moderate(id, voice, Standing.SHOWN, null);
    }

    /** Hides a text, for a reason that everybody sees. */
    public void hide(RoundtableId id, String voice, HiddenFor reason) {
        moderate(id, voice, Standing.HIDDEN, reason);
    }

    private void moderate(RoundtableId id, String voice, Standing standing, @Nullable HiddenFor reason) {
        events.locked(id, event -> {
            var text = jdbc.sql("select text from roundtables.voice where id = ? and roundtable_id = ?")
                    .params(voice, id.value())
                    .query(String.class)
                    .optional()
                    .orElseThrow(() -> Refusal.unknown("question"));
            if (standing == Standing.SHOWN && event.roundtable().chathamHouse()) {
                var found = AttributionCheck.findings(text, invitees.of(id));
                if (!found.isEmpty()) {
                    throw new Summaries.Attribution(found.stream()
                            .map(it -> new Summaries.Place(
                                    Language.EN, it.start(), it.end(), it.excerpt(), Codes.of(it.rule())))
                            .toList());
                }
            }
            jdbc.sql("update roundtables.voice set standing = ?, reason = ? where id = ?")
                    .param(standing.name())
                    .param(reason == null ? null : reason.name())
                    .param(voice)
                    .update();
            return voice;
        });
    }

    /** What a text is. */
    public enum Kind {
        QUESTION,
        RECOMMENDATION,
        FEEDBACK;

        public String code() {
            return Codes.of(this);
        }

        /** @throws IllegalArgumentException if there is no such kind */
        public static Kind of(String code) {
            return Codes.find(Kind.class, "kind", code);
        }
    }

    /** Whether a text may be seen. */
    public enum Standing {
        WAITING,
        SHOWN,
        HIDDEN;

        public String code() {
            return Codes.of(this);
        }
    }

    /** Why a text is hidden; the reason is public. */
    public enum HiddenFor {
        OFFENSIVE,
        OFF_TOPIC,
        NAMES_SOMEBODY,
        REPEATED;

        public String code() {
            return Codes.of(this);
        }

        /** @throws IllegalArgumentException if there is no such reason */
        public static HiddenFor of(String code) {
            return Codes.find(HiddenFor.class, "reason", code);
        }
    }

    /** What a slip shows. */
    public record Slip(Roundtable roundtable, Kind kind, boolean used, List<Voice> voices) {}

    /** @param session the number of the agenda's session it was said in, 0 for none */
    public record Voice(
            String id,
            int session,
            Language language,
            String text,
            int votes,
            Standing standing,
            @Nullable HiddenFor reason) {

        Voice withoutText() {
            return new Voice(id, session, language, "", votes, standing, reason);
        }

        @Override
        public String toString() {
            return "Voice[%s, %s]".formatted(id, standing.code());
        }
    }
}
