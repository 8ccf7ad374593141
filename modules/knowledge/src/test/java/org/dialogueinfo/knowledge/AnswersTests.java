package org.dialogueinfo.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.GlossaryTerm;
import org.dialogueinfo.content.Situation;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.knowledge.Knowledge.Citation;
import org.dialogueinfo.knowledge.Knowledge.Context;
import org.dialogueinfo.knowledge.Knowledge.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What an answer is made of. */
@ArchiveLoaded
class AnswersTests {

    @Autowired
    Knowledge knowledge;

    @Autowired
    Archive archive;

    @Autowired
    Clock clock;

    @ParameterizedTest
    @EnumSource(Language.class)
    void saysNoSentenceThatTheArchiveDoesNotHave(Language language) {
        var archived = new HashSet<String>();
        for (var it : archive.agreements(Archive.AgreementFilter.all())) {
            Stream.of(
                            Stream.of(it.summary()),
                            it.sections().stream().map(part -> part.text()),
                            it.provisions().stream().map(part -> part.text()),
                            it.claims().stream().map(part -> part.text()))
                    .flatMap(texts -> texts)
                    .forEach(text -> archived.add(Quotes.shown(text, language)));
            it.dates()
                    .forEach(date ->
                            archived.add(date.date().written(language) + ": " + Quotes.shown(date.what(), language)));
        }
        archive.meetings(Archive.MeetingFilter.all()).forEach(it -> archived.add(Quotes.shown(it.summary(), language)));
        archive.all(Situation.class).forEach(it -> archived.add(Quotes.shown(it.text(), language)));
        archive.all(GlossaryTerm.class).forEach(it -> archived.add(Quotes.shown(it.definition(), language)));
        int quotes = 0;
        for (var asked : Asked.read("in-scope", "hard", "hard-2")) {
            var answer = knowledge.ask(asked.text(), language);
            if (answer.outcome() == Outcome.ANSWER) {
                var quoted = answer.citations().stream().map(Citation::quote).collect(Collectors.joining("\n"));
                assertThat(quoted).startsWith(answer.text());
                for (var sentence : quoted.split("\n")) {
                    assertThat(archived).as(asked.text()).anyMatch(it -> it.contains(sentence));
                    quotes++;
                }
                assertThat(answer.lang()).isEqualTo(language);
                assertThat(answer.citations().get(0).source()).as(asked.text()).isNotBlank();
            }
        }
        assertThat(quotes).isGreaterThan(300);
    }

    @Test
    void quotesWhatItIsHowFarItIsAndWhatWasAgreed() {
        var asm = archive.agreements(Archive.AgreementFilter.all()).stream()
                .filter(it -> it.id().value().equals("asm-principles"))
                .findFirst()
                .orElseThrow();
        assertThat(section(asm, org.dialogueinfo.content.Agreement.SectionKey.PROGRESS))
                .contains(first("is the ASM implemented?"));
        assertThat(section(asm, org.dialogueinfo.content.Agreement.SectionKey.AGREED))
                .contains(first("what was agreed about the ASM?"));
        assertThat(first("what is the ASM?"))
                .isEqualTo(asm.summary().in(Language.EN).orElseThrow());
    }

    private String first(String question) {
        return knowledge.ask(question, Language.EN).text().split("\n")[0];
    }

    private static String section(
            org.dialogueinfo.content.Agreement agreement, org.dialogueinfo.content.Agreement.SectionKey key) {
        return agreement.section(key).orElseThrow().text().in(Language.EN).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"and is it implemented?", "a është zbatuar?", "a kad je to bilo?", "what does Serbia say?"})
    void goesOnAboutWhatWasAnsweredBefore(String question) {
        var before = new Context("justice", clock.instant().minus(Duration.ofMinutes(9)));
        var answer = knowledge.ask(question, Language.EN, before);
        assertThat(answer.outcome()).isEqualTo(Outcome.ANSWER);
        assertThat(answer.citations().get(0).id()).isEqualTo("justice");
    }

    @Test
    void forgetsWhatWasAnsweredAfterTenMinutes() {
        var before = new Context("justice", clock.instant().minus(Duration.ofMinutes(11)));
        assertThat(knowledge.ask("and is it implemented?", Language.EN, before).outcome())
                .isNotEqualTo(Outcome.ANSWER);
    }

    @Test
    void changesTheSubjectWhenAnotherIsNamed() {
        var before = new Context("justice", clock.instant());
        assertThat(knowledge
                        .ask("and the diplomas?", Language.EN, before)
                        .citations()
                        .get(0)
                        .id())
                .isEqualTo("diplomas");
    }

    @Test
    void namesAKnownSubjectWithoutAnAgreement() {
        var answer = knowledge.ask("zasto je ukinut dinar", Language.SR);
        assertThat(answer.outcome()).isEqualTo(Outcome.NONE);
        assertThat(answer.text()).contains("plaćanje u dinarima");
        assertThat(answer.suggestions().get(0).id()).isEqualTo("2024-02-27-brussels");
    }

    @Test
    void saysThatNoMeetingIsAnnounced() {
        var answer = knowledge.ask("kur është takimi i ardhshëm?", Language.SQ);
        assertThat(answer.outcome()).isEqualTo(Outcome.NONE);
        assertThat(answer.text()).contains("nuk është njoftuar");
        assertThat(answer.suggestions()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EN|what was the status of the bridge agreement on 1 March 2022?|1 March 2022",
                "SQ|cila ishte gjendja e urës së Mitrovicës më 1 mars 2022?|1 mars 2022",
                "SR|kakvo je bilo stanje mosta u Mitrovici 1. marta 2022?|1. mart 2022.",
                "SR|како је стајао мост у Митровици на дан 1.3.2022|1. mart 2022."
            })
    void saysHowAnAgreementStoodOnADay(Language language, String question, String date) {
        var answer = knowledge.ask(question, language);
        assertThat(answer.outcome()).isEqualTo(Outcome.ANSWER);
        assertThat(answer.text().lines().findFirst().orElseThrow()).contains(date);
        assertThat(answer.text()).doesNotContain("2023", "2024", "2025");
        var cited = answer.citations().get(0);
        assertThat(cited.id()).isEqualTo("mitrovica-bridge");
        assertThat(cited.asOf()).isEqualTo("2022-03-01");
        assertThat(answer.text()).endsWith(cited.quote());
        assertThat(cited.source()).isNotBlank();
    }

    @Test
    void saysHowWhatWasTalkedAboutStoodOnADay() {
        var before = new Context("diplomas", clock.instant());
        var answer = knowledge.ask("and how was it implemented on 1 May 2016?", Language.EN, before);
        assertThat(answer.citations().get(0).id()).isEqualTo("diplomas");
        assertThat(answer.text()).contains("1 May 2016");
    }

    @Test
    void saysThatThereWasNothingYet() {
        var answer = knowledge.ask("status of the Ohrid annex on 1 May 2015", Language.EN);
        assertThat(answer.text()).startsWith("On 1 May 2015 there was nothing on this yet.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "???", "\u0000", "a", "1", "😀", "<script>alert(1)</script>", "AND OR NOT *:*"})
    void survivesWhateverIsTyped(String question) {
        assertThat(knowledge.ask(question, Language.SR).outcome()).isNotEqualTo(Outcome.ANSWER);
        assertThat(knowledge.search(question, Language.SR, 5)).isNotNull();
    }

    @Test
    void readsTheFirst500CharactersOfALongQuestion() {
        assertThat(knowledge.ask("diploma " + "x".repeat(100_000), Language.EN)).isNotNull();
    }
}
