package org.dialogueinfo.roundtables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.roundtables.Refusal.Reason;
import org.dialogueinfo.roundtables.Replies.Answer;
import org.dialogueinfo.testing.RunsOnPostgreSql;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;

/** The Chatham House Rule, leak by leak, and forgetting; on both databases. */
class ChathamHouseTests {

    @Nested
    @SpringBootTest
    @ExtendWith(OutputCaptureExtension.class)
    @Import(RoundtableCases.Channels.class)
    class OnH2 extends Cases {}

    @Nested
    @SpringBootTest
    @ExtendWith(OutputCaptureExtension.class)
    @Import(RoundtableCases.Channels.class)
    @RunsOnPostgreSql
    class OnPostgreSql extends Cases {}

    abstract static class Cases extends RoundtableCases {

        static final Invitee ONE = new Invitee(
                "Testimir Đorđević",
                "Centar za probu",
                Role.PRINCIPAL,
                Side.SERBIA,
                Rendering.SR,
                "one1@example.org",
                "",
                "a note about one");
        static final Invitee TWO = new Invitee(
                "Shpresë Testaj",
                "Qendra për Provë",
                Role.PRINCIPAL,
                Side.KOSOVO,
                Rendering.SQ,
                "two2@example.org",
                "4242",
                "");
        static final List<String> SECRETS = List.of(
                "Testimir", "Đorđević", "Centar za probu", "one1@", "Shpresë", "Testaj", "Qendra për", "two2@", "4242");

        List<String> both() {
            roundtables.save(event(5), "organiser1");
            var ids = add(ONE, TWO);
            done(roundtables.send(id, "organiser1"));
            accept(ids.get(0), ids.get(1));
            return ids;
        }

        @Test
        void namesNobodyInTheMailOfAnother() {
            both();
            assertThat(email.to("one1@example.org").toString()).doesNotContain("Shpresë", "Testaj", "Qendra", "two2@");
            assertThat(email.to("two2@example.org").toString())
                    .doesNotContain("Testimir", "Đorđević", "probu", "one1@");
            assertThat(telegram.to("4242").toString()).doesNotContain("Testimir", "Đorđević", "probu", "one1@");
        }

        @Test
        void namesNobodyInTheLedger() {
            both();
            var kept = jdbc.sql("select broadcast_key, audience, cards from delivery.broadcast")
                    .query()
                    .listOfRows();
            kept.addAll(jdbc.sql("select recipient, reason from delivery.delivery")
                    .query()
                    .listOfRows());
            assertThat(kept.toString()).doesNotContain(SECRETS);
            assertThat(kept.toString()).doesNotContain("energi");
        }

        @Test
        void namesNobodyInAddressesAndIds() {
            var ids = both();
            assertThat(token(ids.get(0))
                            + ids
                            + email.sent.stream()
                                    .map(it -> it.recipient() + it.broadcastKey() + it.audience())
                                    .toList())
                    .doesNotContain(SECRETS);
            var decoded = new String(Base64.getUrlDecoder().decode(token(ids.get(0))), StandardCharsets.ISO_8859_1);
            assertThat(decoded).doesNotContain(SECRETS);
        }

        @Test
        void namesNobodyInCalendarFilesButTheirReader() {
            both();
            var file = String.valueOf(email.to("one1@example.org").get(0).card().calendar());
            assertThat(file).doesNotContain("two2@", "Testimir", "Đorđević", "Testaj", "energi", "Razmena");
        }

        @Test
        void namesNobodyInErrorsAndToString() {
            var ids = both();
            var refusals = new ArrayList<String>();
            for (Runnable wrong : List.<Runnable>of(
                    () -> boards.checkIn(id, "nobody", clock.instant(), "organiser1"),
                    () -> replies.delegate(token(ids.get(0)), "Shpresë Testaj", "two2@example.org", Rendering.SQ),
                    () -> roundtables.approve(id, ids.get(0), "organiser1"),
                    () -> roundtables.save(event(1), "organiser1"))) {
                try {
                    wrong.run();
                } catch (RuntimeException e) {
                    refusals.add(e.toString());
                }
            }
            assertThat(refusals).hasSize(4);
            assertThat(refusals.toString()).doesNotContain(SECRETS);
            assertThat(ONE.toString()
                            + boards.of(id).invitees()
                            + replies.see(token(ids.get(0))).held()
                            + invitees.find(ids.get(0)).orElseThrow().details())
                    .doesNotContain(SECRETS);
        }

        @Test
        void namesNobodyInTheLog(CapturedOutput output) {
            var ids = both();
            email.dead.add("one1@example.org");
            roundtables.write(id, java.util.Set.of(), java.util.Set.of(), java.util.Set.of(), "Hello", "organiser1");
            arrives(Kind.NOTE, 1);
            email.dead.clear();
            replies.erase(token(ids.get(1)));
            timetable.tick();
            assertThat(output.getAll()).doesNotContain(SECRETS);
        }

        @Test
        void showsParticipantsToEachOtherOnlyIfBothAgree() {
            var ids = both();
            assertThat(replies.see(token(ids.get(0))).others()).isEmpty();
            replies.consent(token(ids.get(0)), true, true);
            assertThat(replies.see(token(ids.get(0))).others()).isEmpty();
            assertThat(replies.see(token(ids.get(1))).others()).isEmpty();
            replies.consent(token(ids.get(1)), true, false);
            assertThat(replies.see(token(ids.get(0))).others()).containsExactly("Shpresë Testaj");
            replies.consent(token(ids.get(0)), false, true);
            assertThat(replies.see(token(ids.get(1))).others()).isEmpty();
        }

        @Test
        void publishesNoSummaryThatGivesSomebodyAway() {
            both();
            clock.forward(Duration.between(clock.instant(), START.plus(Duration.ofDays(2))));
            var places = summaries.write(
                    id, Localized.of(Map.of(Language.SR, "Predlog Đorđevića je podržan.")), "organiser1");
            assertThat(places).hasSize(1);
            assertThat(places.get(0).excerpt()).isEqualTo("Đorđevića");
            assertThatExceptionOfType(Summaries.Attribution.class)
                    .isThrownBy(() -> summaries.publish(id, "organiser1"))
                    .matches(it -> it.places().size() == 1)
                    .withMessageNotContaining("Đorđević");
            assertThat(summaries.published(id)).isEmpty();
            assertThat(summaries.override(id, "agreed with the person", "organiser1"))
                    .isEqualTo(1);
            assertThat(summaries.override(id, "agreed with the person", "organiser1"))
                    .isEqualTo(1);
            assertThatExceptionOfType(Summaries.Attribution.class)
                    .isThrownBy(() -> summaries.publish(id, "organiser1"));
            summaries.write(id, Localized.of(Map.of(Language.SR, "Predlog je podržan, kaže Đorđević.")), "organiser1");
            assertThat(summaries.override(id, "agreed with the person", "organiser2"))
                    .as("an override is for one text only")
                    .isEqualTo(1);
            assertThat(summaries.write(id, Localized.of(Map.of(Language.SR, "Predlog je podržan.")), "organiser1"))
                    .isEmpty();
            summaries.publish(id, "organiser1");
            assertThat(summaries.published(id)).isPresent();
        }

        @Test
        void sendsTheSummaryToThoseWhoCameAndWantItHoweverSoonItIsPublished() {
            var ids = both();
            replies.consent(token(ids.get(0)), false, true);
            clock.forward(Duration.between(clock.instant(), START));
            ids.forEach(it -> boards.checkIn(id, it, clock.instant(), "organiser1"));
            clock.forward(Duration.ofHours(7));
            assertThat(state(ids.get(0))).isEqualTo(State.CHECKED_IN);
            summaries.write(id, Localized.of(Map.of(Language.SR, "Predlog je podržan.")), "organiser1");
            summaries.publish(id, "organiser1");
            arrives(Kind.SUMMARY, 1);
            assertThat(email.of(Kind.SUMMARY).get(0).address()).isEqualTo("one1@example.org");
            assertThat(telegram.of(Kind.SUMMARY)).isEmpty();
        }

        @Test
        void publishesAgainstTheCheckOnlyIfTwoAnswerForIt() {
            both();
            clock.forward(Duration.between(clock.instant(), START.plus(Duration.ofDays(2))));
            summaries.write(id, Localized.of(Map.of(Language.EN, "Testaj agreed to be named.")), "organiser1");
            summaries.override(id, "she agreed in writing", "organiser1");
            summaries.override(id, "I have seen it too", "organiser2");
            summaries.publish(id, "organiser1");
            assertThat(summaries.published(id)).isPresent();
            assertThat(jdbc.sql("select count(*) from roundtables.override where roundtable_id = ?")
                            .param(id.value())
                            .query(Long.class)
                            .single())
                    .isEqualTo(2);
        }

        @Test
        void erasesAPersonAndKeepsTheCounts() {
            var ids = both();
            var before = boards.of(id);
            replies.erase(token(ids.get(0)));
            var after = boards.of(id);
            assertThat(after.counts()).isEqualTo(before.counts());
            assertThat(after.byRole()).isEqualTo(before.byRole());
            assertThat(after.bySide()).isEqualTo(before.bySide());
            assertThat(everything()).doesNotContain("Testimir", "Đorđević", "probu", "one1@", "a note about one");
            assertThatExceptionOfType(Refusal.class).isThrownBy(() -> replies.see(token(ids.get(0))));
        }

        @Test
        void shrinksToCountsAndSignsWhatWent() throws Exception {
            var ids = both();
            replies.answer(token(ids.get(0)), Answer.DECLINE, "private reason");
            replies.needs(token(ids.get(1)), "no nuts", "ramp");
            var link = token(ids.get(1));
            roundtables.write(
                    id, java.util.Set.of(), java.util.Set.of(), java.util.Set.of(), "To Shpresë", "organiser1");
            var before = boards.of(id);
            var report = forgetting.anonymise(id, "organiser1");
            var after = boards.of(id);
            assertThat(after.phase()).isEqualTo("anonymised");
            assertThat(after.counts()).isEqualTo(before.counts());
            assertThat(after.byRole()).isEqualTo(before.byRole());
            assertThat(after.bySide()).isEqualTo(before.bySide());
            assertThat(after.invitees()).isEmpty();
            assertThat(everything()).doesNotContain(SECRETS).doesNotContain("private reason", "no nuts", "ramp");
            assertThat(report.report().deleted())
                    .containsEntry("needs", 1L)
                    .containsEntry("persons", 2L)
                    .containsEntry("invitations", 2L);
            assertThat(report.report().counts()).isEqualTo(Map.of("accepted", 1L, "declined", 1L));
            var signature = Signature.getInstance("Ed25519");
            signature.initVerify(KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(report.publicKey()))));
            signature.update(report.signed().getBytes(StandardCharsets.UTF_8));
            assertThat(signature.verify(Base64.getDecoder().decode(report.signature())))
                    .isTrue();
            assertThat(forgetting.anonymise(id, "organiser1")).isEqualTo(report);
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> replies.see(link))
                    .matches(it -> it.reason() == Reason.UNKNOWN);
        }

        /** Every row of every table of the module and of the ledger that this event has left. */
        private String everything() {
            return List.of(
                            "roundtables.person where invitee_id in (select id from roundtables.invitee where"
                                    + " roundtable_id = '" + id + "')",
                            "roundtables.invitee where roundtable_id = '" + id + "'",
                            "roundtables.move where roundtable_id = '" + id + "'",
                            "roundtables.note where roundtable_id = '" + id + "'",
                            "roundtables.deletion_report where roundtable_id = '" + id + "'",
                            "roundtables.tally where roundtable_id = '" + id + "'",
                            "roundtables.roundtable where id = '" + id + "'",
                            "delivery.broadcast where audience like '%" + id + "%'")
                    .stream()
                    .map(it ->
                            jdbc.sql("select * from " + it).query().listOfRows().toString())
                    .collect(Collectors.joining("\n"));
        }
    }
}
