package org.dialogueinfo.subscriptions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.dialogueinfo.delivery.spi.AudienceProvider.Recipient;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.stereotype.Component;

/** Makes recipients of rows, and keeps out who must not be written to. */
@Component
class RecipientRows {

    private final Suppressions suppressions;
    private final Clock clock;

    RecipientRows(Suppressions suppressions, Clock clock) {
        this.suppressions = suppressions;
        this.clock = clock;
    }

    Recipient recipient(ResultSet rs, int n) throws SQLException {
        return new Recipient(
                rs.getString("ref"),
                rs.getString("channel"),
                rs.getString("address"),
                Rendering.of(rs.getString("rendering")),
                Endpoints.settings(rs).waitsUntil(clock.instant()).orElse(null));
    }

    List<Recipient> allowed(List<Recipient> page) {
        var suppressed =
                suppressions.among(page.stream().map(RecipientRows::endpoint).toList());
        if (suppressed.isEmpty()) {
            return page;
        }
        return page.stream().filter(it -> !suppressed.contains(endpoint(it))).toList();
    }

    private static Endpoint endpoint(Recipient recipient) {
        return new Endpoint(recipient.channel(), recipient.address());
    }
}
