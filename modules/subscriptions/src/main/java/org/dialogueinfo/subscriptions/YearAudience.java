package org.dialogueinfo.subscriptions;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dialogueinfo.delivery.spi.AudienceProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The audiences {@code year:<year>}: who follows meetings or agreements, at whatever pace, and did so before the year was
 * over.
 */
@Component
class YearAudience implements AudienceProvider {

    private static final Pattern FORM = Pattern.compile("year:(\\d{4})");

    private final JdbcClient jdbc;
    private final RecipientRows rows;
    private final Clock clock;

    YearAudience(JdbcClient jdbc, RecipientRows rows, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public boolean provides(String audience) {
        return end(audience).isPresent();
    }

    @Override
    public List<Recipient> page(String audience, @Nullable String after, int limit) {
        var end = end(audience)
                .orElseThrow(() -> new IllegalArgumentException("There is no audience '%s'".formatted(audience)));
        for (var page = page(end, after, limit);
                !page.isEmpty();
                page = page(end, page.get(page.size() - 1).ref(), limit)) {
            var allowed = rows.allowed(page);
            if (!allowed.isEmpty()) {
                return allowed;
            }
        }
        return List.of();
    }

    private List<Recipient> page(Timestamp end, @Nullable String after, int limit) {
        return jdbc.sql("select e.* from subscriptions.endpoint e where e.active and e.ref > ? and e.created_at < ?"
                        + " and (e.paused_until is null or e.paused_until <= ?) and exists (select 1 from"
                        + " subscriptions.topic t where t.ref = e.ref and (t.topic in ('meetings', 'agreements')"
                        + " or t.topic like 'agreement:%')) and " + SubscriberAudience.NOT_ELSEWHERE
                        + " order by e.ref limit ?")
                .params(after == null ? "" : after, end, Timestamp.from(clock.instant()), limit)
                .query(rows::recipient)
                .list();
    }

    private static Optional<Timestamp> end(String audience) {
        var form = FORM.matcher(audience);
        return form.matches()
                ? Optional.of(Timestamp.from(LocalDate.of(Integer.parseInt(form.group(1)) + 1, 1, 1)
                        .atStartOfDay(Settings.HOUSE_ZONE)
                        .toInstant()))
                : Optional.empty();
    }
}
