package org.dialogueinfo.subscriptions;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tables of digests. */
@Service
@Transactional
class StoredDigests implements Digests {

    /** What is being published at this moment may not be visible yet; it is left for the next time. */
    private static final Duration STILL_HAPPENING = Duration.ofSeconds(30);

    private static final Duration KEPT = Duration.ofDays(14);

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;

    StoredDigests(JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    @Override
    public List<Due> due(@Nullable String after, int limit) {
        var now = clock.instant();
        var found = new ArrayList<Row>(owed(after == null ? "" : after, limit));
        for (var zone : zones()) {
            found.addAll(dueIn(zone, now, after == null ? "" : after, limit));
        }
        var page = found.stream()
                .sorted(Comparator.comparing(Row::ref))
                .limit(limit)
                .toList();
        var topics = topics(page);
        return page.stream()
                .map(it -> new Due(it.ref(), topics.getOrDefault(it.ref(), Set.of()), it.since(), it.until()))
                .toList();
    }

    private List<String> zones() {
        return jdbc.sql("select distinct zone from subscriptions.endpoint where active and pace <> 'INSTANT'")
                .query(String.class)
                .list();
    }

    /** Daily from the chosen hour on, weekly from that hour on Monday: who was missed is made up for later that day. */
    private List<Row> dueIn(String zone, Instant now, String after, int limit) {
        var local = now.atZone(ZoneId.of(zone));
        var today = local.toLocalDate();
        var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        int weeklyHour = today.equals(monday) ? local.getHour() : 23;
        return jdbc.sql("select e.* from subscriptions.endpoint e where active and zone = ? and ref > ?"
                        + " and ((pace = 'DAILY' and digest_hour <= ? and (digested_on is null or digested_on < ?))"
                        + " or (pace = 'WEEKLY' and digest_hour <= ? and (digested_on is null or digested_on < ?)))"
                        + " and " + SubscriberAudience.NOT_ELSEWHERE + " order by ref limit ?")
                .params(zone, after, local.getHour(), Date.valueOf(today), weeklyHour, Date.valueOf(monday), limit)
                .query((rs, n) -> row(rs, now, now.minus(STILL_HAPPENING)))
                .list();
    }

    private List<Row> owed(String after, int limit) {
        var now = clock.instant();
        return jdbc.sql("select * from subscriptions.endpoint where active and pace = 'INSTANT' and owed_until <= ?"
                        + " and ref > ? order by ref limit ?")
                .params(Timestamp.from(now.minus(STILL_HAPPENING)), after, limit)
                .query((rs, n) -> row(rs, now, rs.getTimestamp("owed_until").toInstant()))
                .list();
    }

    /** Nothing came up for who is paused: both ends of their time are the same. */
    private static Row row(ResultSet rs, Instant now, Instant until) throws SQLException {
        var since = rs.getTimestamp("digested_until");
        var paused = rs.getTimestamp("paused_until");
        boolean resting = paused != null && paused.toInstant().isAfter(now);
        return new Row(rs.getString("ref"), since == null || resting ? until : since.toInstant(), until);
    }

    private Map<String, Set<Topic>> topics(List<Row> page) {
        if (page.isEmpty()) {
            return Map.of();
        }
        var topics = page.stream().collect(Collectors.toMap(Row::ref, it -> (Set<Topic>) new HashSet<Topic>()));
        jdbc.sql("select ref, topic from subscriptions.topic where ref in (:refs)")
                .param("refs", topics.keySet())
                .query(rs -> {
                    topics.getOrDefault(rs.getString("ref"), Set.of()).add(new Topic(rs.getString("topic")));
                });
        return topics;
    }

    @Override
    public void assign(Collection<Group> groups, Collection<Due> dealtWith) {
        var now = Timestamp.from(clock.instant());
        var recipients = new ArrayList<Object[]>();
        for (var group : groups) {
            jdbc.sql("insert into subscriptions.digest (id, items, open, created_at) values (?, ?, true, ?)"
                            + " on conflict do nothing")
                    .params(group.digest().toString(), group.items(), now)
                    .update();
            group.refs()
                    .forEach(it -> recipients.add(new Object[] {group.digest().toString(), it}));
        }
        batches.batchUpdate(
                "insert into subscriptions.digest_recipient (digest_id, ref) values (?, ?) on conflict do nothing",
                recipients);
        var zones = zones(dealtWith);
        batches.batchUpdate(
                "update subscriptions.endpoint set digested_until = ?, digested_on = ?, owed_until = null where ref = ?",
                dealtWith.stream()
                        .map(it -> new Object[] {
                            Timestamp.from(it.until()),
                            Date.valueOf(LocalDate.ofInstant(
                                    clock.instant(), zones.getOrDefault(it.ref(), Settings.HOUSE_ZONE))),
                            it.ref()
                        })
                        .toList());
    }

    private Map<String, ZoneId> zones(Collection<Due> people) {
        if (people.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select ref, zone from subscriptions.endpoint where ref in (:refs)")
                .param("refs", people.stream().map(Due::ref).toList())
                .query((rs, n) -> Map.entry(rs.getString("ref"), ZoneId.of(rs.getString("zone"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Open> open() {
        return jdbc.sql("select id, items from subscriptions.digest where open order by created_at, id")
                .query((rs, n) -> new Open(UUID.fromString(rs.getString("id")), rs.getString("items")))
                .list();
    }

    @Override
    public void sent(UUID digest) {
        jdbc.sql("update subscriptions.digest set open = false where id = ?")
                .param(digest.toString())
                .update();
        var old = Timestamp.from(clock.instant().minus(KEPT));
        jdbc.sql("delete from subscriptions.digest_recipient where digest_id in"
                        + " (select id from subscriptions.digest where not open and created_at < ?)")
                .param(old)
                .update();
        jdbc.sql("delete from subscriptions.digest where not open and created_at < ?")
                .param(old)
                .update();
    }

    private record Row(String ref, Instant since, Instant until) {}
}
