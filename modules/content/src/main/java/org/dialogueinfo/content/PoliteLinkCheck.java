package org.dialogueinfo.content;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks each host at most once in a run, with a pause between two, only for the head, and says who asks. */
@Component
class PoliteLinkCheck implements LinkReport {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Archive archive;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ContentProperties properties;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    PoliteLinkCheck(Archive archive, JdbcClient jdbc, Clock clock, ContentProperties properties) {
        this.archive = archive;
        this.jdbc = jdbc;
        this.clock = clock;
        this.properties = properties;
    }

    @Override
    public List<Link> links() {
        return jdbc.sql("select * from content.link order by result, source")
                .query(PoliteLinkCheck::link)
                .list();
    }

    @Override
    public void check(int most) {
        Map<SourceId, Link> known =
                links().stream().collect(Collectors.toMap(Link::source, it -> it, (a, b) -> a, HashMap::new));
        var hosts = new HashSet<String>();
        var due = archive.all(Source.class).stream()
                .filter(it -> it.url() != null)
                .sorted(Comparator.comparing(it -> lastSeen(known.get(it.id()))))
                .filter(it -> hosts.add(
                        String.valueOf(it.url() == null ? "" : it.url().getHost())))
                .limit(most)
                .toList();
        for (var source : due) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            var url = source.url();
            if (url != null) {
                keep(look(source.id(), url));
                pause();
            }
        }
    }

    private static Instant lastSeen(@Nullable Link link) {
        return link == null ? Instant.EPOCH : link.checkedAt();
    }

    private Link look(SourceId source, URI url) {
        var request = HttpRequest.newBuilder(url)
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .timeout(TIMEOUT)
                .header("User-Agent", "Dialogue-Info link check")
                .build();
        try {
            var status = http.send(request, BodyHandlers.discarding()).statusCode();
            var result = status == 404 || status == 410 ? Result.GONE : status < 400 ? Result.THERE : Result.UNCLEAR;
            return new Link(source, url, result, status, clock.instant());
        } catch (IOException | IllegalArgumentException e) {
            return new Link(source, url, Result.UNCLEAR, null, clock.instant());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Link(source, url, Result.UNCLEAR, null, clock.instant());
        }
    }

    private void pause() {
        try {
            Thread.sleep(properties.linkCheck().pause().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep(Link it) {
        jdbc.sql("delete from content.link where source = ?")
                .param(it.source().value())
                .update();
        jdbc.sql("insert into content.link (source, url, result, status, checked_at) values (?, ?, ?, ?, ?)")
                .params(java.util.Arrays.asList(
                        it.source().value(),
                        it.url().toString(),
                        it.result().code(),
                        it.status(),
                        Timestamp.from(it.checkedAt())))
                .update();
    }

    private static Link link(ResultSet rs, int n) throws SQLException {
        return new Link(
                new SourceId(rs.getString("source")),
                URI.create(rs.getString("url")),
                Named.of(Result.class, rs.getString("result")),
                rs.getObject("status", Integer.class),
                rs.getTimestamp("checked_at").toInstant());
    }
}
