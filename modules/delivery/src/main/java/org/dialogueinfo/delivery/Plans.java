package org.dialogueinfo.delivery;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.dialogueinfo.delivery.Broadcasts.State;
import org.dialogueinfo.delivery.spi.AudienceProvider.Recipient;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Turns pages of an audience into rows. A page and how far it reached commit together. */
@Component
class Plans {

    private static final Duration HEAD_START = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Tally tally;
    private final Clock clock;

    Plans(JdbcClient jdbc, JdbcTemplate batches, Tally tally, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.tally = tally;
        this.clock = clock;
    }

    /** The broadcasts whose audience this node reads: no living node has them already. */
    @Transactional
    public List<Plan> take(long node) {
        jdbc.sql("update delivery.broadcast set planner = ? where phase = 'PLANNING' and not paused"
                        + " and (not_before is null or not_before <= ?)"
                        + " and (planner is null or planner not in (select id from delivery.node))")
                .params(node, now())
                .update();
        return jdbc.sql("select id, lane, audience, priority, planned_after, again from delivery.broadcast"
                        + " where phase = 'PLANNING' and not paused and planner = ? order by priority, created_at")
                .param(node)
                .query((rs, n) -> new Plan(
                        rs.getString("id"),
                        rs.getLong("lane"),
                        rs.getString("audience"),
                        rs.getInt("priority"),
                        rs.getString("planned_after"),
                        rs.getString("again")))
                .list();
    }

    /**
     * Adds the page's rows, or wakes those that are tried again; an empty page ends the planning.
     *
     * @return false if the broadcast has moved on meanwhile; nothing is changed then
     */
    @Transactional
    public boolean add(Plan plan, List<Recipient> page) {
        if (!advance(plan, page)) {
            return false;
        }
        var changes = new Tally.Changes();
        var channels = page.stream()
                .collect(Collectors.groupingBy(Recipient::channel, LinkedHashMap::new, Collectors.toList()));
        channels.forEach((channel, recipients) -> {
            if (plan.again() == null) {
                changes.add(plan.id(), channel, State.PENDING, insert(plan, channel, recipients));
            } else {
                var from = State.valueOf(plan.again());
                changes.move(plan.id(), channel, from, State.PENDING, wake(plan, from, channel, recipients));
            }
        });
        tally.apply(changes);
        return true;
    }

    private boolean advance(Plan plan, List<Recipient> page) {
        var sql = page.isEmpty()
                ? "update delivery.broadcast set phase = 'SENDING', again = null, planner = null"
                : "update delivery.broadcast set planned_after = ?";
        var moved = jdbc.sql(sql + " where id = ? and phase = 'PLANNING' and planned_after is not distinct from ?");
        if (!page.isEmpty()) {
            moved = moved.param(page.get(page.size() - 1).ref());
        }
        return moved.param(plan.id()).param(plan.after()).update() == 1;
    }

    /** A message for one person, in the lane of all of these. */
    void addPersonal(Plan plan, Recipient to) {
        insert(plan, to.channel(), List.of(to));
    }

    /** Those who wait for the same hour go in one statement; most wait for none. */
    private int insert(Plan plan, String channel, List<Recipient> recipients) {
        var now = clock.instant();
        return recipients.stream().collect(Collectors.groupingBy(it -> due(it, now))).entrySet().stream()
                .mapToInt(it -> insert(plan, channel, Timestamp.from(it.getKey()), it.getValue()))
                .sum();
    }

    private int insert(Plan plan, String channel, Timestamp due, List<Recipient> to) {
        return jdbc.sql("insert into delivery.delivery (broadcast_id, lane, recipient, channel, address, rendering,"
                        + " priority, state, attempts, due_at, updated_at)"
                        + " select cast(? as varchar), cast(? as bigint), t.ref, cast(? as varchar), t.address,"
                        + " t.rendering, cast(? as int), 'PENDING', 0, cast(? as timestamp with time zone),"
                        + " cast(? as timestamp with time zone) from unnest(cast(? as varchar array),"
                        + " cast(? as varchar array), cast(? as varchar array)) as t (ref, address, rendering)"
                        + " on conflict do nothing")
                .params(
                        plan.id(),
                        plan.lane(),
                        channel,
                        plan.priority(),
                        due,
                        now(),
                        to.stream().map(Recipient::ref).toArray(String[]::new),
                        to.stream().map(Recipient::address).toArray(String[]::new),
                        to.stream()
                                .map(Recipient::rendering)
                                .map(Rendering::path)
                                .toArray(String[]::new))
                .update();
    }

    private int wake(Plan plan, State from, String channel, List<Recipient> to) {
        Map<String, Recipient> byRef = to.stream().collect(Collectors.toMap(Recipient::ref, it -> it));
        var rows = jdbc.sql("select id, recipient from delivery.delivery where broadcast_id = ? and channel = ?"
                        + " and state = ? and recipient = any(?)")
                .params(plan.id(), channel, from.name(), byRef.keySet().toArray(String[]::new))
                .query((rs, n) -> Map.entry(rs.getLong("id"), rs.getString("recipient")))
                .list();
        var changes = new ArrayList<Object[]>();
        for (var row : rows) {
            var recipient = Objects.requireNonNull(byRef.get(row.getValue()));
            changes.add(new Object[] {
                recipient.address(),
                recipient.rendering().path(),
                Timestamp.from(due(recipient, clock.instant())),
                now(),
                row.getKey()
            });
        }
        batches.batchUpdate(
                "update delivery.delivery set state = 'PENDING', address = ?, rendering = ?, due_at = ?, updated_at = ?,"
                        + " attempts = 0, first_at = null, resent = false, reason = null where id = ?",
                changes);
        return changes.size();
    }

    /** What may go at once has been due for a while, so that a clock that is put back does not hold it up. */
    private static Instant due(Recipient to, Instant now) {
        return to.notBefore() == null ? now.minus(HEAD_START) : to.notBefore();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    /**
     * A broadcast whose audience is being read.
     *
     * @param after the last reference of the page before
     * @param again the state of the rows that are tried again; null the first time
     */
    record Plan(
            String id,
            long lane,
            String audience,
            int priority,
            @Nullable String after,
            @Nullable String again) {

        static Plan personal(Broadcast broadcast) {
            return new Plan(
                    broadcast.id().toString(),
                    Lane.PERSONAL,
                    broadcast.audience(),
                    broadcast.priority().ordinal(),
                    null,
                    null);
        }
    }
}
