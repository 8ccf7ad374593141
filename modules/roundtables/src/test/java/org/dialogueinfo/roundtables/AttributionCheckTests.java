package org.dialogueinfo.roundtables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.roundtables.AttributionCheck.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a summary may not say, on invented people. */
class AttributionCheckTests {

    private static final List<Invited> PEOPLE = List.of(
            person(
                    "1",
                    "Testimir Đorđević",
                    "Centar za zamišljene razgovore",
                    Role.PRINCIPAL,
                    Side.SERBIA,
                    "walked across the bridge at dawn"),
            person("2", "Shpresë Testaj", "Qendra për Provë", Role.PRINCIPAL, Side.KOSOVO, ""),
            person("3", "Probe Testwell", "Invented Energy Institute", Role.OBSERVER, Side.EU, ""),
            person("4", "Sample Placeholder", "Second Institute of Samples", Role.OBSERVER, Side.OTHER, ""),
            person("5", "Example Examplić", "Imaginarni forum", Role.PRINCIPAL, Side.SERBIA, ""),
            person("6", "Mostra Modeli", "Forumi i Imagjinuar", Role.PRINCIPAL, Side.KOSOVO, ""));

    private static Invited person(String id, String name, String organisation, Role role, Side side, String notes) {
        return new Invited(
                id,
                new RoundtableId("x"),
                role,
                side,
                Rendering.EN,
                State.THANKED,
                1,
                0,
                null,
                null,
                0,
                null,
                null,
                false,
                false,
                false,
                null,
                new Invited.Details(name, organisation, "", "", notes, "", "", "", "", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "NAME, 'As Đorđević said, trade matters.'",
        "NAME, 'Kao što je rekla Đorđevićeva delegacija.'",
        "NAME, 'Predlog Đorđevića je podržan.'",
        "NAME, 'Predlog Ђорђевића je podržan.'",
        "NAME, 'Djordjevic agreed.'",
        "NAME, 'Propozimi i Gjorgjeviqit u mbështet.'",
        "NAME, 'Fjala e Shpresës ishte e qartë.'",
        "NAME, 'TESTWELL’s point was taken up.'",
        "NAME, 'One participant (T. Đ.) disagreed.'",
        "NAME, 'S.T. asked about permits.'",
        "ORGANISATION, 'The Invented Energy Institute will publish.'",
        "ORGANISATION, 'Predstavnik Centra za zamišljene razgovore je pitao.'",
        "ORGANISATION, 'Përfaqësuesja e Qendrës për Provë pyeti.'",
        "ORGANISATION, 'The IEI offered data.'",
        "ORGANISATION, 'Центар за замишљене разговоре је питао.'",
        "ROLE_AND_SIDE, 'An observer from the EU asked for figures.'",
        "ROLE_AND_SIDE, 'Posmatrač iz EU je tražio brojke.'",
        "PHRASE, 'Someone had walked across the bridge that morning.'"
    })
    void marksWhatGivesSomebodyAway(Rule rule, String text) {
        assertThat(AttributionCheck.findings(text, PEOPLE))
                .extracting(AttributionCheck.Finding::rule)
                .contains(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Participants agreed that permits take too long.",
                "Učesnici su se složili da dozvole traju predugo.",
                "Pjesëmarrësit u pajtuan se lejet zgjasin shumë.",
                "A principal from Serbia and one from Kosovo spoke of trade.",
                "The institute of the future needs energy.",
                ""
            })
    void letsPassWhatNamesNobody(String text) {
        assertThat(AttributionCheck.findings(text, PEOPLE)).isEmpty();
    }

    @Test
    void marksThePlace() {
        var text = "Trade matters, as Testwell said. Permits too.";
        var found = AttributionCheck.findings(text, PEOPLE);
        assertThat(found).hasSize(1);
        assertThat(text.substring(found.get(0).start(), found.get(0).end())).isEqualTo("Testwell");
    }
}
