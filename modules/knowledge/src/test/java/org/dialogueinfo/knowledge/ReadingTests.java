package org.dialogueinfo.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import org.dialogueinfo.kernel.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** How a question is read before anything is looked up. */
@ArchiveLoaded
class ReadingTests {

    @Autowired
    Library library;

    @ParameterizedTest
    @CsvSource({
        "what was agreed on 27 February 2023, 2023, 2, 27",
        "takimi i 27 shkurtit 2023, 2023, 2, 27",
        "састанак 27.2.2023, 2023, 2, 27",
        "2023-02-27, 2023, 2, 27",
        "sastanak u decembru 2024, 2024, 12,",
        "çka u dakordua në 2013, 2013,,",
        "meeting feb 2023, 2023, 2,",
        "takimi 3 shk 2023, 2023, 2, 3",
        "шта је било 27. феб, , 2, 27",
        "may I drive to Niš,,,"
    })
    void readsDates(String text, Integer year, Integer month, Integer day) {
        assertThat(read(text, Language.EN).when()).isEqualTo(new When(year, month, day));
    }

    @ParameterizedTest
    @CsvSource({
        "SQ, a mund te udhetoj ne serbi me leternjoftim",
        "SR, mogu li da vozim do nisa sa tablicama",
        "EN, can i drive across with these plates",
        "SR, да ли је мост отворен"
    })
    void tellsTheLanguageWhateverIsAskedFor(Language language, String text) {
        for (var asked : Language.values()) {
            assertThat(read(text, asked).tongue().get(language))
                    .as("asked in %s", asked)
                    .isGreaterThan(0.5);
        }
    }

    @Test
    void knowsMistypedWordsByTheirNeighbours() {
        var word = read("diplomma", Language.EN).words().get(0);
        assertThat(word.forms().get(0).surface()).isEqualTo("diploma");
        assertThat(word.forms().get(0).weight()).isLessThan(1);
    }

    @Test
    void foldsBothWritingsOfALetter() {
        var words = library.now().index().analyzers();
        assertThat(words.words("Đurđevdan ђак Përshëndetje ç"))
                .isEqualTo(words.words("Djurdjevdan djak pershendetje c"));
    }

    private Question read(String text, Language asked) {
        return library.now().index().read(text, asked);
    }
}
