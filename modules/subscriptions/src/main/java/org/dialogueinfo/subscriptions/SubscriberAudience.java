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

    /** A page whose every address is suppressed is passed over: an empty page would mean the end. */
    @Override
    public List<Recipient> page(String audience, @Nullable String after, int limit) {
        var topic = topic(audience)
                .orElseThrow(() -> new IllegalArgumentException("There is no audience '%s'".formatted(audience)));
        for (var page = page(topic, after, limit);
                !page.isEmpty();
                page = page(topic, page.get(page.size() - 1).ref(), limit)) {
            var allowed = rows.allowed(page);
            if (!allowed.isEmpty()) {
                return allowed;
            }
        }
        return List.of();
    }

    private List<Recipient> page(Topic topic, @Nullable String after, int limit) {
        var wider = topic.value().startsWith("agreement:") ? Topic.AGREEMENTS : topic;
        return jdbc.sql("select e.* from subscriptions.endpoint e where e.active and e.pace = 'INSTANT' and e.ref > ?"
                        + " and (e.paused_until is null or e.paused_until <= ?) and exists (select 1 from"
                        + " subscriptions.topic t where t.ref = e.ref and t.topic in (?, ?)) and " + NOT_ELSEWHERE
                        + " order by e.ref limit ?")
                .params(
                        after == null ? "" : after,
                        Timestamp.from(clock.instant()),
                        topic.value(),
                        wider.value(),
                        limit)
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
