package org.dialogueinfo.delivery;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One bucket of tokens per channel: in the database for all nodes together, or in this process if it is alone. */
@Component
class Buckets {

    private final @Nullable ProxyManager<String> shared;

    Buckets(Database database, DataSource dataSource) {
        this.shared = database.isShared()
                ? Bucket4jPostgreSQL.selectForUpdateBasedBuilder(dataSource)
                        .primaryKeyMapper(PrimaryKeyMapper.STRING)
                        .table("delivery.bucket")
                        .idColumn("id")
                        .stateColumn("state")
                        .build()
                : null;
    }

    /**
     * @param perSecond the refill, evenly spread; few tokens pile up while none are taken
     * @param version grows with every change of the pace, so that the newest wins
     */
    Bucket of(String channel, double perSecond, long version) {
        var configuration = BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(Math.max(3, (long) (perSecond / 10)))
                        .refillGreedy(Math.max(1, Math.round(perSecond * 1000)), Duration.ofSeconds(1000)))
                .build();
        if (shared != null) {
            return shared.builder()
                    .withImplicitConfigurationReplacement(version, TokensInheritanceStrategy.AS_IS)
                    .build(channel, () -> configuration);
        }
        return Bucket.builder().addLimit(configuration.getBandwidths()[0]).build();
    }
}
