package org.dialogueinfo.delivery;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dialogueinfo.delivery.Broadcasts.State;
import org.dialogueinfo.delivery.Row.Settled;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Which processes live. Each beats in its row; one that this process, able to read all the while, saw silent for the
 * take-over time is dead: no clocks are compared. What a dead one had in hand is taken over.
 */
@Component
@EnableConfigurationProperties(DeliveryProperties.class)
class Nodes {

    private static final Logger LOG = LoggerFactory.getLogger(Nodes.class);
    private static final int MOST_CLAIMS = 10;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Rows rows;
    private final Database database;
    private final DeliveryProperties properties;
    private final Clock clock;
    private final Map<Long, Seen> others = new HashMap<>();
    private volatile Life life = new Life(0, 0);
    private volatile String name = "";

    Nodes(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Rows rows,
            Database database,
            DeliveryProperties properties,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.rows = rows;
        this.database = database;
        this.properties = properties;
        this.clock = clock;
    }

    /** This process's life, and when by {@link System#nanoTime} it was last known to be seen by the others. */
    private record Life(long id, long beatAt) {}

    private record Seen(long beats, long since) {}

    private record Beat(long id, String name, long beats) {}

    /** Begins a life. Earlier ones of the same name are over, and on a database of one process all others are. */
    void begin(String nodeName) {
        name = nodeName;
        var earlier = beats().stream()
                .filter(it -> !database.isShared() || it.name().equals(nodeName))
                .toList();
        register();
        earlier.forEach(this::takeOver);
    }

    private void register() {
        var began = System.nanoTime();
        jdbc.sql("insert into delivery.node (name, beats, started_at) values (?, 0, ?)")
                .params(name, Timestamp.from(clock.instant()))
                .update();
        var id = jdbc.sql("select max(id) from delivery.node where name = ?")
                .param(name)
                .query(Long.class)
                .single();
        life = new Life(id, began);
    }

    long id() {
        return life.id();
    }

    /** Whether the others surely still count on this process; a process that slept too long must not send. */
    boolean isSeen() {
        return System.nanoTime() - life.beatAt()
                < properties.takeOver().multipliedBy(3).dividedBy(4).toNanos();
    }

    /** How often to beat: often enough that a lost beat or two do not matter. */
    Duration interval() {
        return properties.takeOver().dividedBy(8);
    }

    /** Beats, and takes over from those that are silent. */
    void beat() {
        var began = System.nanoTime();
        try {
            var beaten = jdbc.sql("update delivery.node set beats = beats + 1 where id = ?")
                    .param(life.id())
                    .update();
            if (beaten == 0) {
                LOG.warn("The others took this node for dead; it goes on under a new number");
                register();
            } else {
                life = new Life(life.id(), began);
            }
            watch(beats());
        } catch (RuntimeException e) {
            others.clear(); // whoever was cut off itself cannot tell who was silent
            throw e;
        }
    }

    private void watch(List<Beat> beats) {
        var now = System.nanoTime();
        others.keySet().removeIf(id -> beats.stream().noneMatch(it -> it.id() == id));
        for (var it : beats) {
            if (it.id() == life.id()) {
                continue;
            }
            var seen = others.get(it.id());
            if (seen == null || seen.beats() != it.beats()) {
                others.put(it.id(), new Seen(it.beats(), now));
            } else if (now - seen.since() > properties.takeOver().toNanos()) {
                takeOver(it);
                others.remove(it.id());
            }
        }
    }

    private List<Beat> beats() {
        return jdbc.sql("select id, name, beats from delivery.node")
                .query((rs, n) -> new Beat(rs.getLong("id"), rs.getString("name"), rs.getLong("beats")))
                .list();
    }

    /** Whoever ends the life in the ledger takes its rows, in the same transaction. */
    private void takeOver(Beat dead) {
        transaction.executeWithoutResult(status -> {
            var ended = jdbc.sql("delete from delivery.node where id = ? and beats = ?")
                    .params(dead.id(), dead.beats())
                    .update();
            if (ended == 1) {
                var left = rows.inHand(dead.id());
                rows.settle(dead.id(), left.stream().map(this::stranded).toList());
                if (!left.isEmpty()) {
                    LOG.warn(
                            "{} messages were under way when node {} stopped; by policy they are {}",
                            left.size(),
                            dead.id(),
                            properties.resend() ? "sent again" : "held as uncertain");
                }
            }
        });
    }

    /** It may have been sent or not, and nobody must be missed; only a row that brings processes down is not tried on. */
    private Settled stranded(Row row) {
        var reason = "the process stopped while it was under way";
        return properties.resend() && row.attempts() < MOST_CLAIMS
                ? row.again(clock.instant(), reason)
                : row.to(State.UNCERTAIN, reason);
    }

    /** Ends this life; nothing may be in hand any more. */
    void end() {
        jdbc.sql("delete from delivery.node where id = ?").param(life.id()).update();
    }
}
