package org.dialogueinfo.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stored updates and the lease, on both databases. */
class IncomingTests {

    static Stream<Named<JdbcClient>> databases() {
        return Stream.of(Named.of("H2", RunningBot.h2()), Named.of("PostgreSQL", RunningBot.postgreSql()));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void countsAnAttemptBeforeItIsMade(JdbcClient jdbc) {
        var incoming = new Incoming(jdbc);
        assertThat(incoming.keep(5, "1", "poison")).isTrue();
        assertThat(incoming.keep(5, "1", "again")).isFalse();
        for (int i = 0; i < 3; i++) {
            var afterTheCrash = new Incoming(jdbc);
            assertThat(afterTheCrash.open(Duration.ZERO))
                    .extracting(Incoming.Open::id)
                    .containsExactly(5L);
            assertThat(afterTheCrash.claim(5)).contains("poison");
        }
        assertThat(incoming.claim(5)).isEmpty();
        assertThat(incoming.open(Duration.ZERO)).isEmpty();
        assertThat(incoming.next()).isEqualTo(6);
        assertThat(body(jdbc, 5)).isEqualTo("poison");
        jdbc.sql("update telegram.incoming set received_at = current_timestamp - interval '8' day")
                .update();
        incoming.clean();
        assertThat(body(jdbc, 5)).isEmpty();
        assertThat(incoming.next()).isEqualTo(6);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void forgetsWhatWasSaidOnceItIsAnswered(JdbcClient jdbc) {
        var incoming = new Incoming(jdbc);
        incoming.keep(7, "1", "words");
        incoming.keep(8, "2", "more words");
        incoming.claim(7);
        assertThat(incoming.open(Duration.ofMinutes(2)))
                .extracting(Incoming.Open::id)
                .containsExactly(8L);
        incoming.done(7);
        assertThat(body(jdbc, 7)).isEmpty();
        assertThat(incoming.claim(7)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void givesTheLeaseToOneNodeUntilItEnds(JdbcClient jdbc) {
        var one = new Lease(jdbc, "poller:1");
        var two = new Lease(jdbc, "poller:1");
        assertThat(one.hold()).isTrue();
        assertThat(two.hold()).isFalse();
        assertThat(one.hold()).isTrue();
        assertThat(new Lease(jdbc, "poller:2").hold()).isTrue();
        jdbc.sql("update telegram.lease set ends_at = current_timestamp - interval '1' second")
                .update();
        assertThat(two.hold()).isTrue();
        assertThat(one.hold()).isFalse();
        two.release();
        assertThat(one.hold()).isTrue();
    }

    private static String body(JdbcClient jdbc, long id) {
        return jdbc.sql("select body from telegram.incoming where update_id = ?")
                .param(id)
                .query(String.class)
                .single();
    }
}
