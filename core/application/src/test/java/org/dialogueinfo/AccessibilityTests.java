package org.dialogueinfo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dialogueinfo.Chromium.Screen;
import org.dialogueinfo.kernel.Rendering;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every kind of public page in every rendering, in the light and in the dark, on a phone and at a desk: axe finds nothing,
 * nothing is cut off, and a picture of it is kept. The pages as sent are kept, too, for the Nu Html Checker.
 */
class AccessibilityTests extends InBrowser {

    private static final Path KEPT = Path.of("target", "site");

    private static final List<String> PAGES = List.of(
            "",
            "/agreements",
            "/agreements?view=table&topic=energy",
            "/agreements/first-agreement",
            "/compare?a=energy&b=telecommunications",
            "/meetings?topic=missing-persons",
            "/meetings?view=calendar&year=2023",
            "/meetings/2023-02-27-brussels",
            "/situations",
            "/situations/diploma",
            "/search?q=enrgy",
            "/search?q=qqxxyyzz",
            "/op-eds",
            "/videos",
            "/events",
            "/glossary",
            "/implementation",
            "/numbers",
            "/archive",
            "/archive/revisions?item=agreement/first-agreement",
            "/api",
            "/method",
            "/privacy",
            "/subscribe",
            "/roundtables",
            "/chat",
            "/agreements/first-agreement/card",
            "/no-such-page");

    @BeforeAll
    static void keep() throws IOException {
        Files.createDirectories(KEPT);
    }

    /**
     * Each page is opened once and looked at on both screens. Serbian is the same page in two scripts: its colours are looked at in one of
     * them, and pictures are taken of one.
     */
    @ParameterizedTest
    @EnumSource
    void findsNothingOnAnyPage(Rendering rendering) throws IOException {
        var found = new ArrayList<String>();
        var first = rendering == Rendering.SQ || rendering == Rendering.SR_CYRL ? Screen.PHONE : Screen.DESKTOP;
        var second = first == Screen.PHONE ? Screen.DESKTOP : Screen.PHONE;
        try (var person = person(first)) {
            var page = person.newPage();
            for (var address : PAGES) {
                var name = rendering.path() + address.replaceAll("\\W+", "-");
                first.set(page);
                var answer = page.navigate("/" + rendering.path() + address);
                Files.writeString(KEPT.resolve(name + ".html"), answer.text());
                found.addAll(
                        rendering == Rendering.SR
                                ? Chromium.violationsOfWords(page)
                                : Chromium.violationsOutsideFrames(page));
                found.addAll(tooWide(page));
                if (rendering != Rendering.SR) {
                    Chromium.picture(page, name);
                }
                if (rendering == Rendering.EN) {
                    Chromium.pictureInTheDark(page, name + "-dark");
                }
                second.set(page);
                found.addAll(Chromium.violationsOfLayout(page));
                found.addAll(tooWide(page));
            }
        }
        assertThat(found).isEmpty();
    }

    private static List<String> tooWide(Page page) {
        return Chromium.fits(page) ? List.of() : List.of(page.url() + ": wider than the screen");
    }
}
