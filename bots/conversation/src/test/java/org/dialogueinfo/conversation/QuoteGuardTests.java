package org.dialogueinfo.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.dialogueinfo.kernel.Cyrillic;
import org.dialogueinfo.kernel.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a shortened text may say, held against quotes of the archive. */
class QuoteGuardTests {

    private static final String EN =
            "This is the first of the dialogue’s texts on electricity. The prime ministers agreed"
                    + " on it in Brussels on 8 September 2013, with the EU and its High Representative Catherine Ashton as mediator."
                    + " Texts of 2014, 2015 and 2022 build on it.";
    private static final String SQ =
            "Marrëveshje e vitit 2013 për energjinë elektrike mes Kosovës dhe Serbisë, e bazuar në"
                    + " rregullat e Komunitetit të Energjisë. Kryeministrat u dakorduan për të në Bruksel më 8 shtator 2013,"
                    + " me ndërmjetësimin e BE-së.";
    private static final String SR =
            "Sporazum iz 2013. o električnoj energiji između Kosova i Srbije, zasnovan na pravilima"
                    + " Energetske zajednice. Premijeri su se o njemu dogovorili u Briselu 8. septembra 2013, uz posredovanje EU.";
    private static final String DISPUTED =
            "Serbia has not removed the checks within 10 days, as a text of 3 months before"
                    + " asked. Kosovo may partially restore two of them.";

    private final QuoteGuard guard = new QuoteGuard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The prime ministers agreed on it in Brussels on 8 September 2013, with Catherine Ashton as mediator.",
                "This is the first of the texts on electricity. The prime ministers agreed on it in Brussels.",
                "On 8 September 2013 the prime ministers agreed on the first of the texts on electricity.",
                "Texts of 2014, 2015 and 2022 build on the first of the texts on electricity.",
                "The dialogue’s texts on electricity: the prime ministers agreed in Brussels, with the EU as mediator."
            })
    void keepsToEnglishQuotes(String text) {
        assertThat(guard.keepsTo(text, EN, Language.EN)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The prime ministers agreed on it in Brussels on 9 September 2013.",
                "The prime ministers agreed on it in Brussels on 8 September 2014.",
                "The prime ministers agreed on it in Brussels on 8 October 2013.",
                "The prime ministers agreed on it in Brussels on 8 September.  The EU paid 5 million.",
                "The prime ministers agreed on it in Brussels in September 2022.",
                "The prime ministers agreed on it in Vienna on 8 September 2013.",
                "The prime ministers agreed on it in Brussels, with Federica Mogherini as mediator.",
                "The prime ministers agreed on it in Brussels, with Catherine Brussels as mediator.",
                "The prime ministers agreed on it in Brussels, with NATO as mediator.",
                "Serbian ministers agreed on it in Brussels on 8 September 2013.",
                "Thaçi and the prime ministers agreed on it in Brussels.",
                "The two prime ministers agreed on it in Brussels.",
                "The prime ministers never agreed on it in Brussels.",
                "The prime ministers rejected it in Brussels on 8 September 2013.",
                "The prime ministers agreed on it with the EU in Brussels, Catherine Ashton.",
                "The prime ministers agreed on it in Brussels on ８ September 2013, 50%.",
            })
    void refusesWhatEnglishQuotesDoNotSay(String text) {
        assertThat(guard.keepsTo(text, EN, Language.EN)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true  | Marrëveshje për energjinë elektrike mes Kosovës dhe Serbisë, e bazuar në rregullat e Energjisë.",
                "true  | Kryeministrat u dakorduan në Bruksel më 8 shtator 2013, me ndërmjetësimin e BE-së.",
                "true  | Kryeministrat u dakorduan ne Bruksel me 8 shtator 2013, me ndermjetesimin e BE-se.",
                "false | Kryeministrat u dakorduan në Bruksel më 8 tetor 2013, me ndërmjetësimin e BE-së.",
                "false | Kryeministrat u dakorduan në Bruksel më 18 shtator 2013.",
                "false | Kryeministrat nuk u dakorduan në Bruksel më 8 shtator 2013.",
                "false | Kryeministrat u dakorduan në Vjenë më 8 shtator 2013.",
                "false | Kryeministrat u dakorduan në Bruksel për dhjetë rregulla.",
                "false | Marrëveshje për energjinë elektrike mes Serbisë dhe Kosovës, e bazuar në rregullat.",
                "false | The prime ministers agreed on it in Bruksel."
            })
    void holdsAlbanianToItsQuotes(boolean keeps, String text) {
        assertThat(guard.keepsTo(text, SQ, Language.SQ)).isEqualTo(keeps);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true  | Premijeri su se dogovorili u Briselu 8. septembra 2013, uz posredovanje EU.",
                "true  | Sporazum o električnoj energiji između Kosova i Srbije zasnovan je na pravilima.",
                "true  | Sporazum o elektricnoj energiji izmedju Kosova i Srbije, zasnovan na pravilima.",
                "false | Premijeri su se dogovorili u Briselu 8. oktobra 2013, uz posredovanje EU.",
                "false | Premijeri su se dogovorili u Briselu 8. septembra 2023, uz posredovanje EU.",
                "false | Premijeri se nisu dogovorili u Briselu 8. septembra 2013.",
                "false | Premijeri su se dogovorili u Beču 8. septembra 2013.",
                "false | Premijeri su se u Briselu dogovorili o deset pravila.",
                "false | Vučić i premijeri su se dogovorili u Briselu.",
                "false | Sporazum o električnoj energiji između Srbije i Kosova, zasnovan na pravilima."
            })
    void holdsSerbianToItsQuotes(boolean keeps, String text) {
        assertThat(guard.keepsTo(text, SR, Language.SR)).isEqualTo(keeps);
    }

    @Test
    void comparesCyrillicWithCyrillicOnly() {
        var text = "Premijeri su se dogovorili u Briselu 8. septembra 2013, uz posredovanje EU.";
        var invented = "Premijeri su se dogovorili u Beču 8. septembra 2013, uz posredovanje EU.";
        assertThat(guard.keepsTo(Cyrillic.of(text), Cyrillic.of(SR), Language.SR))
                .isTrue();
        assertThat(guard.keepsTo(Cyrillic.of(invented), Cyrillic.of(SR), Language.SR))
                .isFalse();
        assertThat(guard.keepsTo(Cyrillic.of(text), SR, Language.SR)).isFalse();
        assertThat(guard.keepsTo(text.replace('o', 'о'), SR, Language.SR)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true  | Serbia has not removed the checks before. Kosovo may partially restore two of them.",
                "false | Serbia has removed the checks before. Kosovo may partially restore two of them.",
                "false | Serbia has not removed the checks before. Kosovo may restore two of them.",
                "false | Serbia has not removed the checks before. Kosovo partially restored two of them.",
                "true  | Serbia has not removed the checks within 10 days before. Kosovo may partially restore two of them.",
                "false | Serbia has not removed the checks within 10 months before. Kosovo may partially restore two of them.",
                "false | Kosovo has not removed the checks before. Serbia may partially restore two of them.",
                "false | Serbia has not removed two checks before. Kosovo may partially restore them."
            })
    void keepsNegationsReservationsAndQuantities(boolean keeps, String text) {
        assertThat(guard.keepsTo(text, DISPUTED, Language.EN)).isEqualTo(keeps);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Yes.",
                "The prime ministers agreed",
                "The prime ministers agreed on <b>it</b> in Brussels.",
                "The prime ministers agreed on [it](//x) in Brussels.",
                "The prime ministers agreed on it: https://the.eu/electricity.",
                "The **prime ministers** agreed on it in Brussels.",
                "The prime ministers agreed on it in \u202eBrussels.",
                "Have the prime ministers agreed on it in Brussels?"
            })
    void refusesWhatIsNoPlainSentence(String text) {
        assertThat(guard.keepsTo(text, EN, Language.EN)).isFalse();
    }

    @Test
    void refusesWhatIsLongerOrTheSame() {
        assertThat(guard.keepsTo(EN + " " + EN, EN, Language.EN)).isFalse();
        assertThat(guard.keepsTo(EN, EN, Language.EN)).isFalse();
    }
}
