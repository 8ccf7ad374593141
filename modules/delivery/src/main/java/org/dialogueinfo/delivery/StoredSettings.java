package org.dialogueinfo.delivery;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialogueinfo.delivery.spi.Setting;
import org.dialogueinfo.delivery.spi.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A small table over the properties, read again every second. A value that may not be any more is as if it were not there. */
@Component
class StoredSettings implements Settings, ChannelSettings {

    private static final Duration REREAD = Duration.ofSeconds(1);
    private static final int LONGEST = 300;

    private final JdbcClient jdbc;
    private final ObjectProvider<Source> sources;
    private final Clock clock;
    private volatile Map<String, Chosen> chosen = Map.of();
    private volatile Instant readAt = Instant.MIN;

    StoredSettings(JdbcClient jdbc, ObjectProvider<Source> sources, Clock clock) {
        this.jdbc = jdbc;
        this.sources = sources;
        this.clock = clock;
    }

    private record Chosen(String value, Instant at) {}

    @Override
    public String value(Setting setting) {
        var now = clock.instant();
        if (!now.isBefore(readAt.plus(REREAD)) || now.isBefore(readAt)) {
            readAt = now;
            read();
        }
        var it = chosen.get(setting.name());
        return it != null && setting.check().test(it.value()) ? it.value() : setting.configured();
    }

    private void read() {
        chosen = jdbc
                .sql("select name, chosen, changed_at from delivery.setting")
                .query((rs, n) -> Map.entry(
                        rs.getString("name"),
                        new Chosen(
                                rs.getString("chosen"),
                                rs.getTimestamp("changed_at").toInstant())))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public List<State> all() {
        read();
        return settings()
                .map(it -> {
                    var value = value(it);
                    var own = chosen.get(it.name());
                    return new State(
                            it.name(),
                            value,
                            it.configured(),
                            own != null && own.value().equals(value) ? own.at() : null);
                })
                .toList();
    }

    private Stream<Setting> settings() {
        return sources.stream().flatMap(it -> it.settings().stream()).sorted(Comparator.comparing(Setting::name));
    }

    @Override
    @Transactional
    public void change(String name, @Nullable String value) {
        var setting = settings()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no setting '%s' to change".formatted(name)));
        if (value != null && (value.length() > LONGEST || !setting.check().test(value))) {
            throw new IllegalArgumentException("%s may not be '%s'".formatted(name, value));
        }
        jdbc.sql("delete from delivery.setting where name = ?").param(name).update();
        if (value != null && !value.equals(setting.configured())) {
            jdbc.sql("insert into delivery.setting (name, chosen, changed_at) values (?, ?, ?)")
                    .params(name, value, Timestamp.from(clock.instant()))
                    .update();
        }
        read();
    }
}
