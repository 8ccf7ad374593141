package org.dialogueinfo.roundtables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.dialogueinfo.delivery.BroadcastId;
import org.dialogueinfo.delivery.Broadcasts;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.roundtables.Intake.Row;
import org.dialogueinfo.testing.RunningClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the module's tests share: an event of one's own, people in three languages, and channels that remember. */
abstract class RoundtableCases {

    static final Instant START = Instant.parse("2027-03-20T09:00:00Z");

    @Autowired
    Roundtables roundtables;

    @Autowired
    Intake intake;

    @Autowired
    Groups groups;

    @Autowired
    Replies replies;

    @Autowired
    Boards boards;

    @Autowired
    Summaries summaries;

    @Autowired
    Forgetting forgetting;

    @Autowired
    Timetable timetable;

    @Autowired
    Invitees invitees;

    @Autowired
    Events events;

    @Autowired
    Moves moves;

    @Autowired
    Seats seats;

    @Autowired
    CalendarReplies calendar;

    @Autowired
    Links links;

    @Autowired
    Words words;

    @Autowired
    Broadcasts broadcasts;

    @Autowired
    RunningClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    @Qualifier("email")
    RecordingChannel email;

    @Autowired
    @Qualifier("telegram")
    RecordingChannel telegram;

    final RoundtableId id =
            new RoundtableId("2027-03-exchange-x" + UUID.randomUUID().toString().substring(0, 8));

    Instant begin = Instant.EPOCH;

    @BeforeEach
    void start() {
        begin = clock.instant();
        email.event = id.value();
        telegram.event = id.value();
        email.sent.clear();
        telegram.sent.clear();
    }

    @AfterEach
    void rewind() {
        clock.forward(Duration.between(clock.instant(), begin));
    }

    Roundtable event(int capacity) {
        return event(capacity, Map.of(), true);
    }

    Roundtable event(int capacity, Map<Role, Integer> roles, boolean guarded) {
        return new Roundtable(
                id,
                Localized.of("Shkëmbim mbi energjinë", "Razmena o energiji", "Exchange on energy"),
                Localized.of("Përshkrim", "Opis", "Description"),
                Format.EXCHANGE,
                START,
                START.plus(Duration.ofHours(6)),
                new Roundtable.Place("House of Meetings", "Main Street 1", Localized.none()),
                "Room A",
                capacity,
                roles,
                List.of("sq", "sr", "en"),
                List.of("sq-sr"),
                List.of(),
                guarded,
                new Roundtable.Organiser("The organisers", "organiser1@example.org", "555000111"),
                START.minus(Duration.ofDays(1)),
                List.of(),
                List.of(),
                Localized.none(),
                true,
                48,
                LocalDate.of(2027, 4, 20),
                FollowUp.usual());
    }

    static Invitee person(int n) {
        return new Invitee(
                "Person " + Character.toString('A' + n % 26) + "name " + n,
                "Organisation " + n,
                n % 5 == 4 ? Role.OBSERVER : Role.PRINCIPAL,
                Side.values()[n % 4],
                Rendering.values()[n % 4],
                "person" + n + "@example.org",
                "",
                "");
    }

    List<String> add(Invitee... people) {
        var rows = IntStream.range(0, people.length)
                .mapToObj(n -> new Row(n + 1, people[n], Sentence.NONE))
                .toList();
        return intake.take(id, rows, "organiser1", false).rows().stream()
                .map(it -> String.valueOf(it.id()))
                .toList();
    }

    List<String> add(int count) {
        return add(IntStream.range(0, count).mapToObj(RoundtableCases::person).toArray(Invitee[]::new));
    }

    /** Saves an event of that capacity, invites as many people and waits until all letters are out. */
    List<String> invited(int capacity, int people) {
        roundtables.save(event(capacity), "organiser1");
        var ids = add(people);
        done(roundtables.send(id, "organiser1"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(boards.of(id).counts().get(State.SENT)).isZero());
        return ids;
    }

    void done(BroadcastId broadcast) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> broadcasts
                        .progress(broadcast)
                        .filter(it -> it.state() == Broadcasts.Phase.DONE)
                        .isPresent());
    }

    void arrives(Kind kind, int count) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(email.of(kind)).hasSize(count));
    }

    String token(String invitee) {
        return links.token(invitees.find(invitee).orElseThrow());
    }

    State state(String invitee) {
        return invitees.find(invitee).orElseThrow().state();
    }

    void accept(String... ids) {
        Arrays.stream(ids).forEach(it -> replies.answer(token(it), Replies.Answer.ACCEPT, ""));
    }

    @TestConfiguration
    static class Channels {

        @Bean
        RecordingChannel email() {
            return new RecordingChannel("email");
        }

        @Bean
        RecordingChannel telegram() {
            return new RecordingChannel("telegram");
        }
    }
}
