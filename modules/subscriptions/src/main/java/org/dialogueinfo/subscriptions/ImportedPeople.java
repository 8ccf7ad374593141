package org.dialogueinfo.subscriptions;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dialogueinfo.subscriptions.ImportRuns.Counts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Decides for each row of a batch what becomes of the person, and writes it in a handful of statements. */
@Component
class ImportedPeople {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Suppressions suppressions;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ImportedPeople(JdbcClient jdbc, JdbcTemplate batches, Suppressions suppressions, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.suppressions = suppressions;
        this.clock = clock;
    }

    /**
     * H2 takes a table's numbers 32 at a time, and each time it writes whatever is not saved yet: of a batch, the same pages of the
     * file thirty times over. PostgreSQL would give each connection a thousand of its own, and consents are read in their order.
     */
    void prepare() {
        if ("H2".equals(batches.execute((ConnectionCallback<String>)
                it -> it.getMetaData().getDatabaseProductName()))) {
            jdbc.sql("alter table subscriptions.consent alter column id set cache 1000")
                    .update();
        }
    }

    /** @return the rows whose people must not be written to */
    List<ImportRow> take(Map<Endpoint, ImportRow> batch, boolean dryRun, UUID run, String who, Counts counts) {
        var suppressed = suppressions.among(batch.keySet());
        var known = known(batch.keySet());
        if (dryRun) {
            overlay(known, batch.keySet(), run);
        }
        var fresh = new ArrayList<Change>();
        var more = new ArrayList<Change>();
        var refused = new ArrayList<ImportRow>();
        for (var row : batch.values()) {
            var person = known.get(row.endpoint());
            if (suppressed.contains(row.endpoint())) {
                refused.add(row);
            } else if (person == null || person.neverSubscribed()) {
                counts.imported++;
                fresh.add(new Change(row, person == null ? null : person.ref(), row.topics(), row.topics()));
            } else {
                var added = new LinkedHashSet<>(row.topics());
                added.removeAll(person.topics());
                if (person.active() && person.importedAlone() && !added.isEmpty()) {
                    counts.updated++;
                    var all = new LinkedHashSet<>(person.topics());
                    all.addAll(added);
                    more.add(new Change(row, person.ref(), added, all));
                } else {
                    counts.skipped++;
                }
            }
        }
        if (dryRun) {
            remember(fresh, more, run);
        } else {
            write(fresh, more, who);
        }
        return refused;
    }

    /** Joined, not asked for with "in": for that H2 would read every address of the channel, once per batch. */
    private Map<Endpoint, Person> known(Set<Endpoint> endpoints) {
        var known = new HashMap<Endpoint, Person>();
        jdbc.sql("select e.channel, e.ref, e.address, e.active, e.ended_reason,"
                        + " exists (select 1 from subscriptions.consent c where c.ref = e.ref) as consented,"
                        + " exists (select 1 from subscriptions.consent c where c.ref = e.ref"
                        + " and c.source not like 'import:%') as acted"
                        + " from unnest(cast(? as varchar array), cast(? as varchar array)) as t (channel, address)"
                        + " join subscriptions.endpoint e on e.channel = t.channel and e.address = t.address")
                .params(
                        endpoints.stream().map(Endpoint::channel).toArray(String[]::new),
                        endpoints.stream().map(Endpoint::address).toArray(String[]::new))
                .query(rs -> {
                    known.put(
                            new Endpoint(rs.getString("channel"), rs.getString("address")),
                            new Person(
                                    rs.getString("ref"),
                                    rs.getBoolean("active"),
                                    !rs.getBoolean("active")
                                            && rs.getString("ended_reason") == null
                                            && !rs.getBoolean("consented"),
                                    !rs.getBoolean("acted"),
                                    new LinkedHashSet<>()));
                });
        topics(known);
        return known;
    }

    private void topics(Map<Endpoint, Person> known) {
        if (known.isEmpty()) {
            return;
        }
        var byRef = known.values().stream().collect(Collectors.toMap(Person::ref, Person::topics));
        jdbc.sql("select ref, topic from subscriptions.topic where ref in (:refs)")
                .param("refs", byRef.keySet())
                .query(rs -> {
                    byRef.getOrDefault(rs.getString("ref"), Set.of()).add(new Topic(rs.getString("topic")));
                });
    }

    /** What this dry run would have written before counts as if it were there. */
    private void overlay(Map<Endpoint, Person> known, Set<Endpoint> endpoints, UUID run) {
        if (endpoints.isEmpty()) {
            return;
        }
        var byHash = endpoints.stream().collect(Collectors.toMap(suppressions::hash, it -> it));
        jdbc.sql("select s.address_hash, s.topics from unnest(cast(? as varchar array)) as t (address_hash)"
                        + " join subscriptions.import_shadow s on s.import_id = ? and s.address_hash = t.address_hash")
                .params(byHash.keySet().toArray(String[]::new), run.toString())
                .query(rs -> {
                    var endpoint = byHash.get(rs.getString("address_hash"));
                    var topics = Endpoints.topicsIn(rs.getString("topics"));
                    if (endpoint != null) {
                        known.put(endpoint, new Person("", true, false, true, topics));
                    }
                });
    }

    private void remember(List<Change> fresh, List<Change> more, UUID run) {
        var shadows = new ArrayList<Object[]>();
        fresh.forEach(it -> shadows.add(shadow(it, run)));
        more.forEach(it -> shadows.add(shadow(it, run)));
        batches.batchUpdate(
                "delete from subscriptions.import_shadow where import_id = ? and address_hash = ?",
                shadows.stream().map(it -> new Object[] {it[0], it[1]}).toList());
        batches.batchUpdate(
                "insert into subscriptions.import_shadow (import_id, address_hash, topics) values (?, ?, ?)", shadows);
    }

    private Object[] shadow(Change change, UUID run) {
        return new Object[] {run.toString(), suppressions.hash(change.row().endpoint()), Endpoints.words(change.all())};
    }

    /** One statement for each table, whatever the size of the batch: a round trip per row would take most of the time. */
    private void write(List<Change> fresh, List<Change> more, String who) {
        var now = Timestamp.from(clock.instant());
        var number = new AtomicInteger();
        var added = fresh.stream()
                .filter(it -> it.ref() == null)
                .sorted(Comparator.comparing(it -> it.row().endpoint().address()))
                .map(it -> new Change(it.row(), reference(now, number.getAndIncrement()), it.topics(), it.all()))
                .toList();
        var woken = fresh.stream().filter(it -> it.ref() != null).toList();
        var crossed = insert(added, now) < added.size();
        if (!woken.isEmpty()) {
            jdbc.sql("update subscriptions.endpoint set active = true where ref in (:refs)")
                    .param("refs", woken.stream().map(Change::ref).toList())
                    .update();
        }
        var all = new ArrayList<>(added);
        all.addAll(woken);
        all.addAll(more);
        writeTopicsAndConsents(crossed ? there(all) : all, "import:" + who, now);
    }

    /**
     * By time and number (RFC 9562, version 7), so that a batch goes into each index in order. Wholly random ones would touch
     * every page of every index in each batch; random within a moment, H2 still wrote the same pages a dozen times for one batch.
     */
    private String reference(Timestamp now, int number) {
        return new UUID(now.getTime() << 16 | 0x7000 | number & 0xFFF, random.nextLong() >>> 2 | Long.MIN_VALUE)
                .toString();
    }

    /** @return how many; fewer if somebody subscribed at this very moment */
    private int insert(List<Change> added, Timestamp now) {
        return jdbc.sql("insert into subscriptions.endpoint (ref, channel, address, rendering, active, created_at)"
                        + " select t.ref, t.channel, t.address, t.rendering, true, cast(? as timestamp with time zone)"
                        + " from unnest(cast(? as varchar array), cast(? as varchar array), cast(? as varchar array),"
                        + " cast(? as varchar array)) as t (ref, channel, address, rendering) on conflict do nothing")
                .params(
                        now,
                        column(added, it -> String.valueOf(it.ref())),
                        column(added, it -> it.row().endpoint().channel()),
                        column(added, it -> it.row().endpoint().address()),
                        column(added, it -> it.row().rendering().path()))
                .update();
    }

    private void writeTopicsAndConsents(List<Change> added, String source, Timestamp now) {
        var refs = new ArrayList<String>();
        var topics = new ArrayList<String>();
        added.forEach(it -> it.topics().forEach(topic -> {
            refs.add(String.valueOf(it.ref()));
            topics.add(topic.value());
        }));
        jdbc.sql("insert into subscriptions.topic (ref, topic) select t.ref, t.topic from"
                        + " unnest(cast(? as varchar array), cast(? as varchar array)) as t (ref, topic)"
                        + " on conflict do nothing")
                .params(refs.toArray(String[]::new), topics.toArray(String[]::new))
                .update();
        jdbc.sql("insert into subscriptions.consent (ref, at, action, topics, wording, source, proof)"
                        + " select t.ref, cast(? as timestamp with time zone), 'imported', t.topics, cast(? as varchar),"
                        + " cast(? as varchar), t.proof from unnest(cast(? as varchar array), cast(? as varchar array),"
                        + " cast(? as varchar array)) as t (ref, topics, proof)")
                .params(
                        now,
                        Endpoints.WORDING,
                        source,
                        column(added, it -> String.valueOf(it.ref())),
                        column(added, it -> Endpoints.words(it.topics())),
                        column(added, it -> it.row().consent()))
                .update();
    }

    private static String[] column(List<Change> changes, Function<Change, String> value) {
        return changes.stream().map(value).toArray(String[]::new);
    }

    /** Of a person who subscribed at this very moment nothing is written: their own row was there first. */
    private List<Change> there(List<Change> changes) {
        var refs = Set.copyOf(jdbc.sql("select ref from subscriptions.endpoint where ref in (:refs)")
                .param("refs", changes.stream().map(Change::ref).toList())
                .query(String.class)
                .list());
        return changes.stream()
                .filter(it -> refs.contains(String.valueOf(it.ref())))
                .toList();
    }

    /**
     * @param neverSubscribed only a language is known of them
     * @param importedAlone never acted here themselves
     */
    private record Person(
            String ref, boolean active, boolean neverSubscribed, boolean importedAlone, Set<Topic> topics) {}

    /**
     * @param topics what the row adds
     * @param all what the person has with it
     */
    private record Change(ImportRow row, @Nullable String ref, Set<Topic> topics, Set<Topic> all) {}
}
