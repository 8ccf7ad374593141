package org.dialogueinfo.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Agreement.SectionKey;
import org.dialogueinfo.content.AgreementId;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Claim;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.knowledge.Knowledge.Answer;
import org.dialogueinfo.knowledge.Knowledge.Citation;
import org.dialogueinfo.knowledge.Knowledge.Kind;
import org.dialogueinfo.knowledge.Knowledge.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What kind of question gets which part of an item, and what kind of reply. */
@ArchiveLoaded
class QuestionTypeTests {

    @Autowired
    Knowledge knowledge;

    @Autowired
    Archive archive;

    @ParameterizedTest
    @CsvFileSource(resources = "/questions/types.csv", delimiter = '|')
    void quotesThePartThatIsAskedFor(String question, Language language, String item, String where) {
        var answer = knowledge.ask(question, language);
        assertThat(answer.outcome()).isEqualTo(Outcome.ANSWER);
        assertThat(answer.citations().get(0).id()).isEqualTo(item);
        var agreement = archive.agreement(new AgreementId(item)).orElseThrow();
        assertThat(answer.text().split("\n"))
                .allSatisfy(sentence ->
                        assertThat(texts(agreement, where, language)).anyMatch(text -> text.contains(sentence)));
    }

    private static List<String> texts(Agreement agreement, String where, Language language) {
        return switch (where) {
            case "date" ->
                agreement.dates().stream()
                        .map(it -> it.date().written(language) + ": " + Quotes.shown(it.what(), language))
                        .toList();
            case "serbia", "kosovo", "eu" ->
                shown(
                        agreement.claims().stream()
                                .filter(it -> it.party() == Claim.Party.valueOf(where.toUpperCase(Locale.ROOT)))
                                .map(Claim::text),
                        language);
            default ->
                shown(
                        agreement.section(SectionKey.valueOf(where.toUpperCase(Locale.ROOT))).stream()
                                .map(it -> it.text()),
                        language);
        };
    }

    private static List<String> shown(Stream<Localized<String>> texts, Language language) {
        return texts.map(it -> Quotes.shown(it, language)).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "EN, ANSWER, did kurti and vucic sign anything in february 2023, path-to-normalisation-2023",
        "EN, ANSWER, what was signed on 27 February, path-to-normalisation-2023",
        "SQ, ANSWER, marreveshja e 23 nentorit 2022, licence-plates-2022",
        "SR, ANSWER, шта је било 8. марта 2011, 2011-03-08-brussels",
        "SR, CHOICE, Hoti i Vučić u Briselu, 2020-09-07-brussels",
        "SQ, ANSWER, takimi ne Rome, 2014-01-25-rome",
        "SR, ANSWER, susret u Bugarskoj, 2018-05-16-sofia",
        "EN, ANSWER, who is Peter Sorensen, person-lajcak-sorensen",
        "SR, CHOICE, razgovori 2025, 2025-09-11-brussels",
        "SQ, ANSWER, targat, licence-plates-2024",
        "SR, ANSWER, nalepnice na tablicama kad je dogovoreno, licence-plates-2021"
    })
    void takesDatesPeopleAndPlacesAsFilters(Language language, Outcome outcome, String question, String item) {
        var answer = knowledge.ask(question, language);
        assertThat(answer.outcome()).isEqualTo(outcome);
        assertThat(Scores.shown(answer).get(0)).isEqualTo(item);
    }

    @ParameterizedTest
    @CsvSource({
        "hello, EN, SMALL_TALK",
        "faleminderit, SQ, SMALL_TALK",
        "čije je Kosovo, SR, SMALL_TALK",
        "zasto je ukinut dinar, SR, NEAR_TOPIC",
        "when is the next meeting?, EN, NEAR_TOPIC",
        "xyzzy qwrtz, EN, NOTHING_FOUND",
        "what was agreed about diplomas, EN, QUOTE",
        "what was agreed in 2013, EN, ASKING_BACK"
    })
    void saysWhatKindOfReplyItIs(String question, Language language, Kind kind) {
        assertThat(knowledge.ask(question, language).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "EN, who was the eu negotiator before lajcak, 2018-11-08-brussels, Federica Mogherini",
        "EN, who mediated in 2013, 2013-12-13-brussels, Catherine Ashton",
        "EN, who is the EU envoy now?, 2026-01-22-brussels, Peter Sørensen",
        "SQ, kush ishte ndërmjetësuesi para Lajçakut, 2018-11-08-brussels, Federica Mogherini",
        "SQ, kush ishte kryenegociatori i Kosoves ne 2018, 2018-03-19-brussels, Avni Arifi",
        "SR, ko je bio posrednik pre Lajčaka, 2018-11-08-brussels, Federika Mogerini",
        "SR, ко је први посредовао, 2011-03-08-brussels, Robert Kuper"
    })
    void knowsWhoWasInOfficeWhen(Language language, String question, String meeting, String name) {
        var answer = knowledge.ask(question, language);
        assertThat(answer.outcome()).isEqualTo(Outcome.ANSWER);
        assertThat(answer.citations().get(0).id()).isEqualTo(meeting);
        assertThat(answer.text().lines().skip(1).findFirst().orElseThrow()).startsWith(name + ", ");
    }

    @ParameterizedTest
    @CsvSource({
        "EN, who mediated the first agreement, first-agreement",
        "SR, ko je posredovao za diplome, diplomas",
        "EN, who was the mediator before Tito, ''"
    })
    void takesNoOfficeForWhatIsAskedOfAnAgreement(Language language, String question, String item) {
        var shown = shown(knowledge.ask(question, language));
        assertThat(shown.isEmpty() ? "" : shown.get(0)).isEqualTo(item);
    }

    @Test
    void doesNotSpeakOfNearTopicsWhereThereAreNone() {
        var answer = knowledge.ask("xyzzy qwrtz", Language.EN);
        assertThat(answer.suggestions()).isEmpty();
        assertThat(answer.text()).doesNotContain("nearest");
    }

    @ParameterizedTest
    @CsvSource({
        "can I drive to Serbia with my car, EN, driving-to-the-other-side",
        "a mund ta njoh diplomën nga Beogradi, SQ, diploma",
        "mogu li da donesem lekove iz Srbije, SR, medicines"
    })
    void addsTheSituationOfLifeBehindTheAgreement(String question, Language language, String situation) {
        var answer = knowledge.ask(question, language);
        assertThat(answer.outcome()).isEqualTo(Outcome.ANSWER);
        assertThat(answer.citations().get(0).kind()).isEqualTo("agreement");
        assertThat(answer.citations().stream().filter(it -> it.kind().equals("situation")))
                .extracting(Citation::page)
                .hasSize(1)
                .allMatch(it -> it.startsWith("situations/"));
        assertThat(shown(answer)).contains(situation);
    }

    @Test
    void definesAWordOnlyWhereNothingElseFits() {
        var quint = knowledge.ask("what is the Quint?", Language.EN);
        assertThat(quint.citations()).extracting(Citation::page).containsExactly("glossary#quint");
        assertThat(knowledge
                        .ask("what is the ASM?", Language.EN)
                        .citations()
                        .get(0)
                        .kind())
                .isEqualTo("agreement");
        assertThat(knowledge.ask("what is KFOR?", Language.EN).kind()).isEqualTo(Kind.NEAR_TOPIC);
    }

    private static List<String> shown(Answer answer) {
        return Scores.shown(answer);
    }
}
