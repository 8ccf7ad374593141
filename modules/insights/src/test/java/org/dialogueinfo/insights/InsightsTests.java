package org.dialogueinfo.insights;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dialogueinfo.delivery.Broadcasts.State;
import org.dialogueinfo.delivery.MessagesSettled;
import org.dialogueinfo.insights.Insights.Count;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.knowledge.Knowledge.Outcome;
import org.dialogueinfo.knowledge.QuestionAnswered;
import org.dialogueinfo.subscriptions.SubscribersCounted;
import org.dialogueinfo.testing.EmbeddedPostgreSql;
import org.dialogueinfo.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class InsightsTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @Nested
    class OnH2 extends OnADatabase {}

    @Nested
    class OnPostgreSql extends OnADatabase {
        @DynamicPropertySource
        static void database(DynamicPropertyRegistry properties) {
            properties.add("spring.datasource.url", EmbeddedPostgreSql::newDatabase);
        }
    }

    @SpringBootTest
    abstract static class OnADatabase {

        @Autowired
        Insights insights;

        @Autowired
        ApplicationEventPublisher events;

        @Autowired
        JdbcClient jdbc;

        @Autowired
        SettableClock clock;

        @BeforeEach
        void startFromNothing() {
            insights.counts(Measure.PAGE, TODAY);
            jdbc.sql("delete from insights.daily").update();
        }

        @Test
        void countsPagesByKindAndRendering() {
            insights.pageRead("agreement", Rendering.SR_CYRL);
            insights.pageRead("agreement", Rendering.SR_CYRL);
            insights.pageRead("home", Rendering.SQ);
            assertThat(insights.counts(Measure.PAGE, TODAY.minusDays(1)))
                    .extracting(Count::what, Count::detail, Count::n)
                    .contains(
                            org.assertj.core.groups.Tuple.tuple("agreement", "sr-cyrl", 2L),
                            org.assertj.core.groups.Tuple.tuple("home", "sq", 1L));
        }

        @Test
        void countsTheOutcomeOfQuestionsAndNothingElse() {
            events.publishEvent(new QuestionAnswered(Outcome.ANSWER, Language.SQ));
            events.publishEvent(new QuestionAnswered(Outcome.NONE, Language.SQ));
            events.publishEvent(new QuestionAnswered(Outcome.ANSWER, Language.SQ));
            assertThat(insights.counts(Measure.QUESTION, TODAY))
                    .extracting(it -> it.what() + " " + it.detail() + " " + it.n())
                    .containsExactly("answer sq 2", "none sq 1");
        }

        @Test
        void addsDeliveriesUp() {
            events.publishEvent(new MessagesSettled(
                    "email", Map.of(Rendering.EN, 3L, Rendering.SR, 1L), Map.of(State.SENT, 4L, State.FAILED, 2L)));
            events.publishEvent(new MessagesSettled("email", Map.of(Rendering.EN, 2L), Map.of(State.SENT, 2L)));
            assertThat(insights.counts(Measure.DELIVERY, TODAY))
                    .extracting(it -> it.what() + " " + it.detail() + " " + it.n())
                    .containsExactly("email en 5", "email sr 1");
        }

        @Test
        void keepsTheDaysLastCountOfSubscribers() {
            for (long people : List.of(7L, 5L)) {
                events.publishEvent(new SubscribersCounted(
                        List.of(new SubscribersCounted.Count("telegram", "sq", people)),
                        List.of(new SubscribersCounted.Count("meetings", "telegram", people))));
            }
            assertThat(insights.counts(Measure.SUBSCRIBER, TODAY))
                    .singleElement()
                    .extracting(Count::n)
                    .isEqualTo(5L);
            assertThat(insights.counts(Measure.TOPIC, TODAY))
                    .singleElement()
                    .extracting(Count::n)
                    .isEqualTo(5L);
        }

        @Test
        void beginsANewDayAtMidnightOfTheHouse() {
            insights.pageRead("meetings", Rendering.EN);
            var before =
                    insights.counts(Measure.PAGE, TODAY.minusDays(1)).get(0).day();
            clock.forward(Duration.ofHours(24));
            insights.pageRead("meetings", Rendering.EN);
            assertThat(insights.counts(Measure.PAGE, TODAY.minusDays(1)))
                    .extracting(Count::day, Count::n)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(before, 1L),
                            org.assertj.core.groups.Tuple.tuple(before.plusDays(1), 1L));
        }
    }
}
