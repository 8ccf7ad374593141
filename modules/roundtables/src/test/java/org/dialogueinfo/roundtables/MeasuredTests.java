package org.dialogueinfo.roundtables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.dialogueinfo.delivery.Broadcasts;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.testing.RunsOnPostgreSql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** Figures of a large event on PostgreSQL, printed; run with {@code -Ddialogue.measure=true}. */
@SpringBootTest
@RunsOnPostgreSql
@Import(RoundtableCases.Channels.class)
@EnabledIfSystemProperty(named = "dialogue.measure", matches = "true")
class MeasuredTests extends RoundtableCases {

    private static final int PEOPLE = 5000;
    private static final int PER_SECOND = 200;
    private static final int SEATS = 3000;

    @Test
    void measuresFiveThousandInvitees() throws Exception {
        roundtables.save(event(SEATS), "organiser1");
        var people = IntStream.range(0, PEOPLE).mapToObj(MeasuredTests::someone).toArray(Invitee[]::new);
        var ids = timed("import of 5000", () -> add(people));
        timed("invitation of 5000", () -> {
            var sent = roundtables.send(id, "organiser1");
            await().atMost(Duration.ofMinutes(10))
                    .until(() -> broadcasts.progress(sent).orElseThrow().state() == Broadcasts.Phase.DONE);
            return true;
        });
        var tokens = ids.stream().map(this::token).toList();
        timed("5000 forged and replayed links", () -> forged(tokens));
        var waits = timed("5000 replies at 200 a second", () -> replied(tokens));
        Arrays.sort(waits);
        System.out.printf(
                "replies: median %d ms, 99 %% %d ms, longest %d ms%n",
                waits[PEOPLE / 2], waits[PEOPLE * 99 / 100], waits[PEOPLE - 1]);
        var board = timed("board of 5000", () -> boards.of(id));
        timed("page of the board", () -> boards.shown(id, Filter.of(Set.of()), 1, 100));
        timed("page of a name", () -> boards.shown(id, new Filter(Set.of(), Set.of(), Set.of(), "tebake"), 1, 100));
        timed("counts of the board", () -> boards.standing(id));
        timed("answers by organisation", () -> boards.organisations(id));
        assertThat(board.free()).isZero();
        assertThat(board.counts().get(State.ACCEPTED)).isEqualTo(SEATS);
        assertThat(board.waiting()).isEqualTo(PEOPLE - SEATS);
    }

    @ParameterizedTest
    @CsvSource({"8, 3, 6, 3", "24, 6, 12, 6", "50, 10, 20, 10"})
    void measuresPlansOfBilateralMeetings(int guests, int hosts, int slots, int rooms) throws Exception {
        var request = BilateralsTests.everybody(guests, hosts, slots, rooms, rooms);
        var plan = timed(
                "plan of %d x %d".formatted(guests, hosts),
                () -> new Bilaterals().plan(request, Duration.ofSeconds(8)));
        BilateralsTests.holds(request, plan);
        System.out.printf(
                "%d meetings in %d host slots, %d wishes not met, %s%n",
                plan.meetings().size(), hosts * slots, plan.unmet().size(), plan.fairness());
    }

    /** Names that no spelling brings together. */
    private static Invitee someone(int n) {
        var syllables = List.of("ba", "ke", "lo", "mi", "tu");
        var name = new StringBuilder();
        for (int rest = n, at = 0; at < 6; at++, rest /= 5) {
            name.append(syllables.get(rest % 5));
        }
        return new Invitee(
                "Person Te" + name,
                "Forum " + name,
                Role.PRINCIPAL,
                Side.EU,
                Rendering.EN,
                "p" + n + "@example.org",
                "",
                "");
    }

    /** Each is due at its moment; how long it took from then, in ms, is what the person waits. */
    private long[] replied(List<String> tokens) throws Exception {
        var waits = new long[tokens.size()];
        var threads = Executors.newFixedThreadPool(8);
        var began = System.nanoTime();
        var all = new ArrayList<Callable<Void>>();
        for (int n = 0; n < tokens.size(); n++) {
            var at = n;
            var due = began + TimeUnit.SECONDS.toNanos(1) / PER_SECOND * n;
            all.add(() -> {
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                replies.answer(tokens.get(at), Replies.Answer.ACCEPT, "");
                waits[at] = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - due);
                return null;
            });
        }
        for (var it : threads.invokeAll(all)) {
            it.get();
        }
        threads.shutdown();
        return waits;
    }

    /** Links with one bit turned, made up ones, and those that were revoked. */
    private int forged(List<String> tokens) {
        var random = new SecureRandom();
        var refused = 0;
        for (int n = 0; n < tokens.size(); n++) {
            var bytes = Base64.getUrlDecoder().decode(tokens.get(n));
            if (n % 2 == 0) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            } else {
                random.nextBytes(bytes);
            }
            refused += refused(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
        var revoked = invitees.of(id).get(0).id();
        var old = token(revoked);
        roundtables.revokeLink(id, revoked);
        refused += refused(old);
        jdbc.sql("update roundtables.invitee set link_version = link_version - 1 where id = ?")
                .param(revoked)
                .update();
        assertThat(refused).isEqualTo(tokens.size() + 1);
        return refused;
    }

    private int refused(String token) {
        try {
            replies.answer(token, Replies.Answer.ACCEPT, "");
            return 0;
        } catch (Refusal e) {
            return e.reason() == Refusal.Reason.UNKNOWN ? 1 : 0;
        }
    }

    private static <T> T timed(String what, Callable<T> work) throws Exception {
        var began = System.nanoTime();
        var result = work.call();
        System.out.printf("%s: %d ms%n", what, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
        return result;
    }
}
