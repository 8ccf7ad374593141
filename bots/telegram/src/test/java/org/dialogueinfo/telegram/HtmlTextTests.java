package org.dialogueinfo.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Card.Fact;
import org.dialogueinfo.kernel.Card.Link;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.telegram.HtmlText.Part;
import org.junit.jupiter.api.Test;

class HtmlTextTests {

    @Test
    void splitsALongTextWithoutSpacesBetweenCharacters() {
        var parts = HtmlText.of(Card.of(Language.EN, "T", "x".repeat(10_000)));
        assertThat(parts).allSatisfy(it -> assertThat(it.plain()).hasSizeLessThanOrEqualTo(4096));
        assertThat(joined(parts)).contains("x".repeat(10_000));
    }

    @Test
    void cutsNoSurrogatePair() {
        var parts = HtmlText.of(Card.of(Language.EN, "T", "a" + "\uD83D\uDE00".repeat(5000)));
        assertThat(parts).hasSizeGreaterThan(2).allSatisfy(it -> {
            assertThat(Character.isLowSurrogate(it.plain().charAt(0))).isFalse();
            assertThat(Character.isHighSurrogate(it.plain().charAt(it.plain().length() - 1)))
                    .isFalse();
        });
    }

    @Test
    void splitsALongTitleAndKeepsItBold() {
        var parts = HtmlText.of(Card.of(Language.EN, "word ".repeat(1500).strip(), ""));
        assertThat(parts)
                .hasSize(2)
                .allSatisfy(it -> assertThat(it.html()).startsWith("<b>").endsWith("</b>"));
    }

    @Test
    void prefersTheEndOfASentence() {
        var sentence = "This is a sentence of some words. ";
        var pieces = HtmlText.pieces(sentence.repeat(300).strip(), 4096);
        assertThat(pieces).hasSizeGreaterThan(1).allSatisfy(it -> assertThat(it).endsWith("."));
    }

    @Test
    void countsWhatIsSeenAndNotTheEntities() {
        var parts = HtmlText.of(Card.of(Language.EN, "T", "<".repeat(4000)));
        assertThat(parts).hasSize(1);
        assertThat(parts.get(0).html()).contains("&lt;".repeat(4000));
    }

    @Test
    void showsEachSectionUnderItsHeading() {
        var part = HtmlText.of(Card.of(Language.EN, "2 new items", "")
                        .withSections(List.of(
                                new Card.Section(
                                        "A & B",
                                        URI.create("https://example.org/a"),
                                        List.of("Words"),
                                        List.of(new Fact("Date", "1 < 2"))),
                                new Card.Section("Alone", null, List.of("One", "Two"), List.of()))))
                .get(0);
        assertThat(part.html())
                .contains("<b><a href=\"https://example.org/a\">A &amp; B</a></b>\nWords\n<i>Date:</i> 1 &lt; 2")
                .endsWith("<b>Alone</b>\nOne\nTwo");
        assertThat(part.plain()).contains("A & B https://example.org/a\nWords\nDate: 1 < 2");
    }

    @Test
    void splitsASectionThatIsTooLong() {
        var parts = HtmlText.of(Card.of(Language.EN, "T", "")
                .withSections(List.of(new Card.Section("S", null, List.of("x".repeat(9_000)), List.of()))));
        assertThat(parts).allSatisfy(it -> assertThat(it.plain()).hasSizeLessThanOrEqualTo(4096));
        assertThat(joined(parts)).contains("x".repeat(9_000));
    }

    @Test
    void showsFactsTogetherAndLinksWithTheirAddressInPlainText() {
        var part = HtmlText.of(Card.of(Language.EN, "T", "L")
                        .withFacts(List.of(new Fact("A", "1"), new Fact("B", "2")))
                        .withLinks(List.of(new Link(
                                "Page", URI.create("https://example.org/").resolve("/x?a=1&b=2")))))
                .get(0);
        assertThat(part.html())
                .isEqualTo("<b>T</b>\n\nL\n\n<i>A:</i> 1\n<i>B:</i> 2\n\n"
                        + "<a href=\"https://example.org/x?a=1&amp;b=2\">Page</a>");
        assertThat(part.plain()).endsWith("Page https://example.org/x?a=1&b=2");
    }

    private static String joined(List<Part> parts) {
        return parts.stream().map(Part::plain).collect(Collectors.joining());
    }
}
