package org.dialogueinfo.roundtables;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dialogueinfo.delivery.EndpointGone;
import org.dialogueinfo.delivery.spi.AudienceProvider;
import org.dialogueinfo.delivery.spi.Message;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The audiences {@code roundtable:<id>} (everybody who was asked) and {@code roundtable:<id>:<group>}, where the group is
 * {@code wave:<n>}, {@code one:<invitation>}, {@code unanswered}, {@code coming}, {@code came}, {@code consenting},
 * {@code told}, {@code note:<id>}, or, with a letter for each appointment, {@code plan} and {@code off}. Each gets a card of their own, written as it is sent; who has left meanwhile gets none.
 */
@Component
class RoundtableAudiences implements AudienceProvider {

    private static final String PREFIX = "roundtable:";
    private static final Duration LONGEST_UNDER_WAY = Duration.ofMinutes(10);
    private static final Set<State> NOT_ARRIVED = Set.of(State.SENT, State.BOUNCED);
    private static final int ID = 36;

    /** What is new to whom, by what they were told last. */
    private static final Map<String, String> APPOINTMENTS = Map.of(
            "plan", "b.standing = 'PLANNED' and not exists %s and s.sequence >= b.sequence)",
            "off", "b.standing <> 'PLANNED' and exists %s and s.sequence < b.sequence)");

    private final JdbcClient jdbc;
    private final Events events;
    private final Invitees invitees;
    private final Moves moves;
    private final Letters letters;
    private final BilateralLetters bilateralLetters;
    private final Clock clock;

    RoundtableAudiences(
            JdbcClient jdbc,
            Events events,
            Invitees invitees,
            Moves moves,
            Letters letters,
            BilateralLetters bilateralLetters,
            Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.invitees = invitees;
        this.moves = moves;
        this.letters = letters;
        this.bilateralLetters = bilateralLetters;
        this.clock = clock;
    }

    static String of(RoundtableId id, String group) {
        return group.isEmpty() ? PREFIX + id : PREFIX + id + ":" + group;
    }

    @Override
    public boolean provides(String audience) {
        return audience.startsWith(PREFIX);
    }

    @Override
    public List<Recipient> page(String audience, @Nullable String after, int limit) {
        var parts = audience.split(":", 4);
        if (parts.length == 3 && APPOINTMENTS.containsKey(parts[2])) {
            return appointments(parts[1], APPOINTMENTS.get(parts[2]), after, limit);
        }
        var filter = filter(parts.length > 2 ? parts[2] : "");
        var params = new ArrayList<Object>();
        for (int channel = 0; channel < 2; channel++) {
            params.add(parts[1]);
            if (parts.length > 3) {
                params.add(parts[2].equals("wave") ? Integer.valueOf(parts[3]) : parts[3]);
            }
        }
        params.add(after == null ? "" : after);
        params.add(limit);
        return jdbc.sql("select ref, channel, address, rendering from (" + side("email", filter) + " union all "
                        + side("telegram", filter) + ") x where ref > ? order by ref limit ?")
                .params(params)
                .query(RoundtableAudiences::recipient)
                .list();
    }

    /** One reference for each appointment and person, which begins with the person's. */
    private List<Recipient> appointments(String event, String filter, @Nullable String after, int limit) {
        return jdbc.sql("select ref, channel, address, rendering from (" + ofAppointments("email", filter)
                        + " union all " + ofAppointments("telegram", filter)
                        + ") x where ref > ? order by ref limit ?")
                .params(event, event, after == null ? "" : after, limit)
                .query(RoundtableAudiences::recipient)
                .list();
    }

    private static String ofAppointments(String channel, String filter) {
        return "select i.id || ':' || b.id || ':" + channel + "' as ref, '" + channel + "' as channel, p." + channel
                + " as address, i.rendering from roundtables.bilateral b join roundtables.invitee i"
                + " on i.id = b.host_id or i.id = b.guest_id join roundtables.person p on p.invitee_id = i.id"
                + " where b.roundtable_id = ? and p." + channel + " <> '' and not i.quiet and "
                + filter.formatted("(select 1 from roundtables.bilateral_sent s where s.bilateral_id = b.id"
                        + " and s.invitee_id = i.id and s.channel = '" + channel + "'");
    }

    private static Recipient recipient(ResultSet rs, int n) throws SQLException {
        return new Recipient(
                rs.getString("ref"),
                rs.getString("channel"),
                rs.getString("address"),
                Rendering.of(rs.getString("rendering")));
    }

    private static String side(String channel, String filter) {
        return "select i.id || ':" + channel + "' as ref, '" + channel + "' as channel, p." + channel
                + " as address, i.rendering from roundtables.invitee i join roundtables.person p on p.invitee_id = i.id"
                + " where i.roundtable_id = ? and p." + channel + " <> '' and not i.quiet and " + filter;
    }

    private static String filter(String group) {
        return switch (group) {
            case "" -> "i.state in (" + sql(State.ASKED) + ")";
            case "wave" -> "i.wave = ?";
            case "one" -> "i.id = ?";
            case "unanswered" -> "i.state in (" + sql(State.UNANSWERED) + ")";
            case "coming" -> "i.state in (" + sql(State.COMING) + ")";
            case "came" -> "i.state in ('CHECKED_IN', 'THANKED')";
            case "consenting" -> "i.state in ('CHECKED_IN', 'THANKED') and i.wants_summary";
            case "told" -> "i.wave > 0";
            case "note" ->
                "exists (select 1 from roundtables.note_reader r where r.invitee_id = i.id and r.note_id = ?)";
            default -> throw new IllegalArgumentException("A roundtable has no group '%s'".formatted(group));
        };
    }

    private static String sql(Set<State> states) {
        return states.stream().map(it -> "'" + it.name() + "'").collect(Collectors.joining(", "));
    }

    @Override
    public Optional<Card> cardFor(Message message) {
        var kind = Kind.ofKey(message.broadcastKey());
        var it = invitees.find(message.recipient().substring(0, ID)).orElse(null);
        if (it == null || it.details() == null || it.quiet() || !kind.concerns(it.state())) {
            return Optional.empty();
        }
        var event = events.get(it.roundtable());
        var byMail = message.recipient().endsWith(":email");
        if ((kind == Kind.CANCEL || kind == Kind.BILATERAL_CANCEL) && byMail) {
            waitForTheRequest(it);
        }
        if (kind == Kind.BILATERAL || kind == Kind.BILATERAL_CANCEL) {
            return ofAppointment(message, kind, it, byMail);
        }
        var detail = message.broadcastKey().substring(message.broadcastKey().lastIndexOf(':') + 1);
        var card = letters.write(event, kind, detail, it);
        if (card.calendar() != null && byMail && kind != Kind.CANCEL) {
            jdbc.sql("update roundtables.invitee set calendar_sent = ?, request_since = ? where id = ?")
                    .params(CalendarFile.sequence(event, it), Timestamp.from(clock.instant()), it.id())
                    .update();
        }
        return Optional.of(card);
    }

    private Optional<Card> ofAppointment(Message message, Kind kind, Invited it, boolean byMail) {
        var appointment = message.recipient().substring(ID + 1, ID + 1 + ID);
        return events.locked(it.roundtable(), event -> {
            var card = bilateralLetters.write(event, kind, appointment, it, byMail ? "email" : "telegram");
            if (card.isPresent() && byMail && kind == Kind.BILATERAL) {
                invitees.set(it.id(), "request_since", Timestamp.from(clock.instant()));
            }
            return card;
        });
    }

    /** A request that is being handed over must arrive before it is taken back; delivery tries again later. */
    private void waitForTheRequest(Invited it) {
        var since = it.requestSince();
        if (since != null && since.plus(LONGEST_UNDER_WAY).isAfter(clock.instant())) {
            throw new RequestUnderWay();
        }
    }

    @Override
    public void settled(Message message, boolean sent, @Nullable String reason) {
        var id = message.recipient().substring(0, ID);
        var kind = Kind.ofKey(message.broadcastKey());
        if (message.recipient().endsWith(":email")) {
            invitees.set(id, "request_since", null);
        }
        if (kind == Kind.INVITATION) {
            invitees.find(id).ifPresent(it -> {
                if (!sent && message.recipient().endsWith(":email")) {
                    invitees.set(id, "calendar_sent", null);
                }
                // one channel that works is enough
                arrived(it, sent ? State.DELIVERED : State.BOUNCED, sent ? NOT_ARRIVED : Set.of(State.SENT));
            });
        }
    }

    /** An address that is no more: those who can be reached in no other way count as bounced. */
    @EventListener
    void on(EndpointGone event) {
        var column = event.channel().equals("email") ? "email" : "telegram";
        var other = column.equals("email") ? "telegram" : "email";
        for (var it : invitees.atAddress(column, event.address())) {
            var reachable = it.details() != null
                    && !(other.equals("email")
                                    ? it.details().email()
                                    : it.details().telegram())
                            .isEmpty();
            if (!reachable) {
                arrived(it, State.BOUNCED, Set.of(State.DELIVERED));
            }
        }
    }

    private void arrived(Invited known, State to, Set<State> from) {
        events.locked(known.roundtable(), event -> {
            var it = invitees.find(known.id()).orElse(known);
            if (from.contains(it.state())) {
                moves.move(it, to, Actor.DELIVERY);
            }
            return it;
        });
    }

    /** A calendar entry is on its way; it cannot be taken back before it has arrived. */
    static final class RequestUnderWay extends RuntimeException {
        RequestUnderWay() {
            super("the calendar entry is still on its way");
        }
    }
}
