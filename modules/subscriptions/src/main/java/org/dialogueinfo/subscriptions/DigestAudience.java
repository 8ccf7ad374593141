package org.dialogueinfo.subscriptions;

import java.util.List;
import org.dialogueinfo.delivery.spi.AudienceProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The audiences {@code digest:<id>}: who was put into it and still wants it. */
@Component
class DigestAudience implements AudienceProvider {

    private static final String PREFIX = "digest:";

    private final JdbcClient jdbc;
    private final RecipientRows rows;

    DigestAudience(JdbcClient jdbc, RecipientRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    @Override
    public boolean provides(String audience) {
        return audience.startsWith(PREFIX);
    }

    @Override
    public List<Recipient> page(String audience, @Nullable String after, int limit) {
        for (var page = members(audience, after, limit);
                !page.isEmpty();
                page = members(audience, page.get(page.size() - 1).ref(), limit)) {
            var allowed = rows.allowed(page);
            if (!allowed.isEmpty()) {
                return allowed;
            }
        }
        return List.of();
    }

    private List<Recipient> members(String audience, @Nullable String after, int limit) {
        return jdbc.sql(
                        "select e.* from subscriptions.digest_recipient d join subscriptions.endpoint e on e.ref = d.ref"
                                + " where d.digest_id = ? and e.active and d.ref > ? order by d.ref limit ?")
                .params(audience.substring(PREFIX.length()), after == null ? "" : after, limit)
                .query(rows::recipient)
                .list();
    }
}
