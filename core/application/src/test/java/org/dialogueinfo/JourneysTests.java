package org.dialogueinfo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.dialogueinfo.Chromium.Screen;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.roundtables.Boards;
import org.dialogueinfo.roundtables.RoundtableId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an editor and an organiser do from the first page to the last, in each language of the desk, on a phone and at a desk. */
class JourneysTests extends InBrowser {

    @ParameterizedTest
    @CsvSource({
        "en, PHONE, 2033-01-01",
        "sq, PHONE, 2033-01-02",
        "sq, DESKTOP, 2033-01-03",
        "sr, PHONE, 2033-01-04",
        "sr-cyrl, DESKTOP, 2033-01-05"
    })
    void anEditorPublishesAMeeting(String language, Screen screen, String date) {
        try (var person = person(screen)) {
            var page = signedIn(person, language);
            page.locator("nav a[href='/desk/meetings']").first().click();
            page.fill("input[name=id]", date + "-brussels");
            page.locator("main form:has(input[name=id]) button").click();
            page.fill("input[name=date]", "2032-13-01");
            for (var it : List.of("en", "sq", "sr")) {
                page.fill("input[name=title-" + it + "]", "Brussels " + it);
                page.fill("textarea[name=summary-" + it + "]", "Bruxelles " + it + ".");
            }
            page.locator("button[name=save]").click();
            assertThat(page.locator("#wrong-date")).isVisible();
            page.fill("input[name=date]", date);
            page.locator("button[name=preview]").click();
            assertThat(page).hasURL(Pattern.compile(".*/preview"));
            fits(page);
            page.locator("form[action$=publish] button").click();
            assertThat(page).hasURL(Pattern.compile(".*/desk/broadcasts/.*"));
            assertThat(page.locator(".progress .status")).hasText(said("desk.phase.scheduled", language));
            fits(page);
            page.locator("form[action$='/start'] button").click();
            assertThat(page.locator(".progress .status")).hasText(said("desk.phase.done", language));
            assertThat(page.locator("[data-live]")).hasCount(0); // the page has come again, for good
            Chromium.picture(page, "journey-editor-%s-%s".formatted(language, screen));
            page.navigate("/" + language + "/meetings/" + date + "-brussels");
            assertThat(page.locator("html"))
                    .hasAttribute("lang", Rendering.of(language).tag());
            assertThat(page.locator("h1")).containsText(language.equals("sr-cyrl") ? "ср" : language);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en, PHONE, first",
        "sq, PHONE, second",
        "sq, DESKTOP, third",
        "sr, DESKTOP, fourth",
        "sr-cyrl, PHONE, fifth"
    })
    void anOrganiserInvitesAndSeesWhoIsComing(String language, Screen screen, String name) {
        var id = new RoundtableId("journey-" + name);
        try (var person = person(screen)) {
            var page = signedIn(person, language);
            page.navigate("/desk/roundtables/new");
            page.fill("input[name=id]", id.value());
            for (var it : List.of("en", "sq", "sr")) {
                page.fill("input[name=title-" + it + "]", "Bruxelles " + it);
                page.locator("input[name='agenda." + it + "']").first().fill("Agjenda " + it);
            }
            page.selectOption("select[name=format]", "public");
            page.fill("input[name=start]", "2032-05-06T10:00");
            page.fill("input[name=end]", "2032-05-06T09:00");
            page.locator(".sticky button").click();
            assertThat(page.locator("#wrong-end")).isVisible();
            page.fill("input[name=end]", "2032-05-06T16:00");
            page.locator(".sticky button").click();
            var board = "/desk/roundtables/" + id.value();
            assertThat(page).hasURL(Pattern.compile(".*" + board + "$"));
            fits(page);
            var table = "name,organisation,role,side,lang,email\nGuest One,Forum,principal,eu,%s,%s1@example.org\n"
                    .formatted(language.equals("sr-cyrl") ? "sr" : language, name);
            page.locator("input[name=table]")
                    .setInputFiles(new FilePayload("people.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8)));
            page.locator("button[name=dryRun][value=false]").click();
            assertThat(page.locator("tbody tr")).hasCount(1);
            page.navigate(board);
            Chromium.follow(page.locator("form[action$='/send'] button"));
            accepts(id, screen);
            page.navigate(board);
            assertThat(page.locator("[data-live]")).containsText(said("roundtables.state.accepted", language));
            Chromium.picture(page, "journey-organiser-%s-%s".formatted(language, screen));
            page.navigate(board + "/door");
            page.waitForResponse(
                    it -> it.request().method().equals("POST"),
                    () -> page.locator("#guests button").click());
            page.navigate(board);
            assertThat(page.locator("[data-live]")).containsText(said("roundtables.state.checked-in", language));
            fits(page);
            page.navigate("/" + language + "/roundtables/" + id.value());
            assertThat(page.locator("main ol li"))
                    .containsText(language.equals("sr-cyrl") ? "Агјенда ср" : "Agjenda " + language);
            assertThat(page.locator("main")).containsText("16:00");
            assertThat(page.locator("main")).not().containsText("Guest");
        }
    }

    /** The person invited follows the link in their letter and presses the first button. */
    private static void accepts(RoundtableId id, Screen screen) {
        try (var guest = person(screen)) {
            var page = guest.newPage();
            var invitee = site.bean(Boards.class).of(id).invitees().get(0);
            page.navigate(site.replyPath(id, invitee.id()));
            fits(page);
            Chromium.follow(page.locator("main form button").first());
        }
    }
}
