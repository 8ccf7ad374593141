package org.dialogueinfo.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dialogueinfo.content.LinkReport.Result;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Looks at addresses over a real socket. */
@SpringBootTest
@Transactional
class LinkCheckTests {

    @Autowired
    JdbcClient jdbc;

    @Test
    void marksWhatHasGoneAndAsksEachHostOnceInARun() throws IOException {
        var asked = new CopyOnWriteArrayList<String>();
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/gone") ? 404 : 200, -1);
            exchange.close();
        });
        server.start();
        try {
            var port = server.getAddress().getPort();
            var archive = Mockito.mock(Archive.class);
            Mockito.when(archive.all(Source.class))
                    .thenReturn(List.of(
                            source("first", "http://127.0.0.1:%d/gone".formatted(port)),
                            source("second", "http://127.0.0.1:%d/there".formatted(port))));
            var properties = new ContentProperties(
                    "", "", new ContentProperties.LinkCheck(true, Duration.ofHours(1), 10, Duration.ZERO));
            var check = new PoliteLinkCheck(archive, jdbc, java.time.Clock.systemUTC(), properties);
            check.check(10);
            assertThat(asked).containsExactly("HEAD /gone");
            check.check(10);
            assertThat(asked).containsExactly("HEAD /gone", "HEAD /there");
            assertThat(check.links())
                    .extracting(it -> it.source().value(), LinkReport.Link::result, LinkReport.Link::status)
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple("first", Result.GONE, 404),
                            org.assertj.core.groups.Tuple.tuple("second", Result.THERE, 200));
        } finally {
            server.stop(0);
        }
    }

    private static Source source(String id, String url) {
        return new Source(new SourceId(id), "Title", "Publisher", URI.create(url), null);
    }
}
