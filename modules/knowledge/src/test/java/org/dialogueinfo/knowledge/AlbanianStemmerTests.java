package org.dialogueinfo.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Families of words that have to meet, each on a line; folded, as the stemmer gets them. */
class AlbanianStemmerTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "targa targat targave targe targen targes",
                "diploma diplomat diplomave diplomen diplomes",
                "komuna komunat komunave komune komunen",
                "ura ure uren ures",
                "polici policia policine policise",
                "asociacioni asociacionit asociacionin asociacion",
                "veri veriu veriut veriun",
                "kufi kufiri kufirit kufirin",
                "energji energjia energjise energjine",
                "njohja njohje njohjes njohjen",
                "zbatimi zbatim zbatimit zbatuar",
                "dogana dogane doganes doganore",
                "gjykata gjykates gjykatat gjykatave",
                "takimi takimit takimet takimeve",
                "pagjetur pagjeturit pagjeturve"
            })
    void unites(String family) {
        assertThat(Stream.of(family.split(" ")).map(AlbanianStemmer::stem).distinct())
                .hasSize(1);
    }

    @Test
    void keepsApartWhatOnlyBeginsAlike() {
        assertThat(AlbanianStemmer.stem("doganat")).isNotEqualTo(AlbanianStemmer.stem("dokumenti"));
        assertThat(AlbanianStemmer.stem("targat")).isNotEqualTo(AlbanianStemmer.stem("tarifat"));
    }

    @Test
    void leavesShortWordsAndNumbersAlone() {
        assertThat(AlbanianStemmer.stem("be")).isEqualTo("be");
        assertThat(AlbanianStemmer.stem("383")).isEqualTo("383");
    }
}
