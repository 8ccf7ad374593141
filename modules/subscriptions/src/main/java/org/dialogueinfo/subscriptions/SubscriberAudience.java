package org.dialogueinfo.subscriptions;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.dialogueinfo.delivery.spi.AudienceProvider;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The audiences {@code topic:<topic>}: who wants to hear of it at once. That of a single agreement includes those who
 * follow all agreements; who is in their quiet hours gets the message when these end.
 */
@Component
class SubscriberAudience implements AudienceProvider {

    /** A person with several endpoints hears on the preferred one, and on the others once that has ended. */
    static final String NOT_ELSEWHERE = "(e.person is null or e.preferred or not exists (select 1 from"
            + " subscriptions.endpoint o where o.person = e.person and o.preferred and o.active))";

    private static final String PREFIX = "topic:";

    private final JdbcClient jdbc;
    private final RecipientRows rows;
    private final Clock clock;

    SubscriberAudience(JdbcClient jdbc, RecipientRows rows, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public boolean provides(String audience) {
        return topic(audience).isPresent();
    }

    /** A page of followers of whom nobody is to be written to now is passed over: an empty page would mean the end. */
    @Override
    public List<Recipient> page(String audience, @Nullable String after, int limit) {
        var topic = topic(audience)
                .orElseThrow(() -> new IllegalArgumentException("There is no audience '%s'".formatted(audience)));
        for (var refs = followers(topic, after == null ? "" : after, limit);
                !refs.isEmpty();
                refs = followers(topic, refs.get(refs.size() - 1), limit)) {
            var allowed = rows.allowed(recipients(refs));
            if (!allowed.isEmpty()) {
                return allowed;
            }
        }
        return List.of();
    }

    /**
     * A stretch of an index and no more. Asked for together with the endpoints, PostgreSQL sorts all that are left for each page
     * until it has analyzed the tables.
     */
    private List<String> followers(Topic topic, String after, int limit) {
        var one = "(select ref from subscriptions.topic where topic = ? and ref > ? order by ref limit ?)";
        return topic.value().startsWith("agreement:")
                ? jdbc.sql("select ref from (" + one + " union " + one + ") f order by ref limit ?")
                        .params(topic.value(), after, limit, Topic.AGREEMENTS.value(), after, limit, limit)
                        .query(String.class)
                        .list()
                : jdbc.sql(one)
                        .params(topic.value(), after, limit)
                        .query(String.class)
                        .list();
    }

    /** The bounds keep PostgreSQL from reading all of a table that it thinks small. */
    private List<Recipient> recipients(List<String> refs) {
        return jdbc.sql("select e.* from subscriptions.endpoint e where e.ref = any(?) and e.ref >= ? and e.ref <= ?"
                        + " and e.active and e.pace = 'INSTANT' and (e.paused_until is null or e.paused_until <= ?) and "
                        + NOT_ELSEWHERE + " order by e.ref")
                .params(
                        refs.toArray(String[]::new),
                        refs.get(0),
                        refs.get(refs.size() - 1),
                        Timestamp.from(clock.instant()))
                .query(rows::recipient)
                .list();
    }

    /** Suppressed addresses count too; they are left out when the broadcast is planned. */
    @Override
    public List<Reach> reach(String audience) {
        var topic = topic(audience).orElseThrow();
        var wider = topic.value().startsWith("agreement:") ? Topic.AGREEMENTS : topic;
        return jdbc.sql("select e.channel, e.rendering, count(*) as endpoints from subscriptions.endpoint e"
                        + " where e.active and e.pace = 'INSTANT' and (e.paused_until is null or e.paused_until <= ?)"
                        + " and exists (select 1 from subscriptions.topic t where t.ref = e.ref and t.topic in (?, ?)) and "
                        + NOT_ELSEWHERE + " group by e.channel, e.rendering order by e.channel, e.rendering")
                .params(Timestamp.from(clock.instant()), topic.value(), wider.value())
                .query((rs, n) -> new Reach(
                        rs.getString("channel"), Rendering.of(rs.getString("rendering")), rs.getLong("endpoints")))
                .list();
    }

    private static Optional<Topic> topic(String audience) {
        if (!audience.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Topic(audience.substring(PREFIX.length())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
