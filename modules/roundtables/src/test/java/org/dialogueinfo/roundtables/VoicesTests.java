package org.dialogueinfo.roundtables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.roundtables.Refusal.Reason;
import org.dialogueinfo.roundtables.Voices.HiddenFor;
import org.dialogueinfo.roundtables.Voices.Kind;
import org.dialogueinfo.roundtables.Voices.Voice;
import org.dialogueinfo.testing.RunsOnPostgreSql;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** What is said without a name: once with a slip, moderated, and tied to nobody; on both databases. */
class VoicesTests {

    @Nested
    @SpringBootTest
    @Import(RoundtableCases.Channels.class)
    class OnH2 extends Cases {}

    @Nested
    @SpringBootTest
    @Import(RoundtableCases.Channels.class)
    @RunsOnPostgreSql
    class OnPostgreSql extends Cases {}

    abstract static class Cases extends RoundtableCases {

        @Autowired
        Voices voices;

        @Test
        void takesOneTextPerSlip() {
            var slip = slip(Kind.QUESTION);
            voices.speak(slip, Language.EN, "How long do permits take?");
            refused(Reason.TOO_LATE, () -> voices.speak(slip, Language.EN, "And what do they cost?"));
            assertThat(voices.all(id, Kind.QUESTION))
                    .extracting(Voice::text)
                    .containsExactly("How long do permits take?");
            refused(Reason.UNKNOWN, () -> voices.speak("forged", Language.EN, "Nothing"));
        }

        @Test
        void tiesNoTextToAPerson() {
            var ids = came();
            var token = token(ids.get(0));
            var slip = voices.slip(token, Kind.QUESTION);
            voices.speak(slip, Language.SQ, "Sa zgjat një leje?");
            var kept = List.of("roundtables.slip", "roundtables.voice").stream()
                    .map(it -> jdbc.sql("select * from " + it + " where roundtable_id = ?")
                            .param(id.value())
                            .query()
                            .listOfRows()
                            .toString())
                    .toList()
                    .toString();
            assertThat(kept).contains("Sa zgjat").doesNotContain(ids).doesNotContain(token, slip, "person0");
            assertThat(jdbc.sql("select * from roundtables.voice where roundtable_id = ?")
                            .param(id.value())
                            .query()
                            .singleRow()
                            .values())
                    .as("no time is kept")
                    .noneMatch(it -> it instanceof java.util.Date || it instanceof java.time.temporal.Temporal);
        }

        @Test
        void countsOneVotePerSlip() {
            voices.speak(slip(Kind.QUESTION), Language.EN, "How long do permits take?");
            var voice = voices.all(id, Kind.QUESTION).get(0).id();
            var slip = voices.slip(token(ids.get(1)), Kind.QUESTION);
            refused(Reason.UNKNOWN, () -> voices.vote(slip, voice));
            voices.show(id, voice);
            voices.vote(slip, voice);
            voices.vote(slip, voice);
            assertThat(voices.shown(id, Kind.QUESTION).get(0).votes()).isEqualTo(1);
        }

        @Test
        void hidesATextForAReasonThatAllSee() {
            voices.speak(slip(Kind.RECOMMENDATION), Language.EN, "Something else altogether");
            var voice = voices.all(id, Kind.RECOMMENDATION).get(0).id();
            assertThat(voices.shown(id, Kind.RECOMMENDATION))
                    .as("nothing is seen unmoderated")
                    .isEmpty();
            voices.hide(id, voice, HiddenFor.OFF_TOPIC);
            var shown = voices.shown(id, Kind.RECOMMENDATION).get(0);
            assertThat(shown.text()).isEmpty();
            assertThat(shown.reason()).isEqualTo(HiddenFor.OFF_TOPIC);
        }

        @Test
        void showsNoTextThatGivesSomebodyAway() {
            voices.speak(slip(Kind.QUESTION), Language.EN, "Does Bname 1 agree?");
            var voice = voices.all(id, Kind.QUESTION).get(0).id();
            assertThatExceptionOfType(Summaries.Attribution.class).isThrownBy(() -> voices.show(id, voice));
            assertThat(voices.shown(id, Kind.QUESTION)).isEmpty();
        }

        @Test
        void asksOnlyThoseWhoCameHowItWas() {
            var ids = came();
            assertThat(voices.slip(token(ids.get(0)), Kind.FEEDBACK)).isNotEmpty();
            refused(Reason.NOT_YET, () -> voices.slip(token(ids.get(0)), Kind.FEEDBACK));
            refused(Reason.NOT_YET, () -> voices.slip(token(ids.get(1)), Kind.FEEDBACK));
            for (int n = 0; n < 10; n++) {
                voices.slip(token(ids.get(0)), Kind.QUESTION);
            }
            refused(Reason.NOT_YET, () -> voices.slip(token(ids.get(0)), Kind.QUESTION));
        }

        @Test
        void countsWhatIsChosenAfterwardsOnceThreeHaveAnswered() {
            var ids = invited(5, 3);
            accept(ids.toArray(String[]::new));
            ids.forEach(it -> boards.checkIn(id, it, clock.instant(), "organiser1"));
            var slips = ids.stream()
                    .map(it -> voices.slip(token(it), Kind.FEEDBACK))
                    .toList();
            voices.speak(slips.get(0), Language.EN, "", Map.of(0, "5", 1, "yes"));
            voices.speak(slips.get(1), Language.SQ, "Mirë", Map.of(0, "4"));
            assertThat(followUps.of(id).get(0).counts()).as("two are too few").isEmpty();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> voices.speak(slips.get(2), Language.EN, "", Map.of(0, "6")));
            voices.speak(slips.get(2), Language.EN, "", Map.of(0, "5"));
            assertThat(followUps.of(id).get(0).counts()).containsEntry("5", 2L).containsEntry("4", 1L);
            assertThat(followUps.of(id).get(1).answered()).isEqualTo(1);
            assertThat(voices.all(id, Kind.FEEDBACK))
                    .extracting(Voices.Voice::text)
                    .containsExactly("Mirë");
        }

        @Test
        void refusesWhatIsNoText() {
            var slip = slip(Kind.QUESTION);
            assertThatIllegalArgumentException().isThrownBy(() -> voices.speak(slip, Language.EN, "  "));
            assertThatIllegalArgumentException().isThrownBy(() -> voices.speak(slip, Language.EN, "x".repeat(2001)));
            voices.speak(slip, Language.EN, "It can still be used.");
        }

        @Autowired
        FollowUps followUps;

        private List<String> ids = List.of();

        private String slip(Kind kind) {
            came();
            return voices.slip(token(ids.get(0)), kind);
        }

        /** Two who said yes, of whom the first has come. */
        private List<String> came() {
            ids = invited(5, 2);
            accept(ids.get(0), ids.get(1));
            boards.checkIn(id, ids.get(0), clock.instant(), "organiser1");
            return ids;
        }

        private static void refused(Reason reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable deed) {
            assertThatExceptionOfType(Refusal.class).isThrownBy(deed).matches(it -> it.reason() == reason);
        }
    }
}
