package org.dialogueinfo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.ArrayList;
import java.util.List;
import org.dialogueinfo.Chromium.Screen;
import org.dialogueinfo.kernel.Language;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every kind of page of the desk in every language, Serbian in its two scripts by turns: axe finds nothing, and nothing is cut off.
 * Contrast, light and dark, and the pictures are looked at in one language for each page, as they are alike in all.
 */
class DeskAccessibilityTests {

    private static final String MEETING = "2035-01-01-brussels";

    private static final String ROUNDTABLE = "/desk/roundtables/exchange-for-all";

    private static final List<String> PAGES = List.of(
            "/desk",
            "/desk/agreements?q=energy",
            "/desk/agreements/medicinal-products",
            "/desk/agreements/medicinal-products/preview",
            "/desk/agreements/medicinal-products/history",
            "/desk/agreements/medicinal-products/assessments",
            "/desk/agreements/medicinal-products/video",
            "/desk/meetings?q=2035",
            "/desk/meetings/" + MEETING,
            "/desk/meetings/" + MEETING + "/preview",
            "/desk/texts/figures/agreements-total",
            "/desk/translations?kind=figures",
            "/desk/pictures",
            "/desk/pictures/new?beside=agreement/energy",
            "/desk/questions",
            "/desk/broadcasts",
            "/desk/mail",
            "/desk/insights?period=half",
            "/desk/figures",
            "/desk/figures/new",
            "/desk/overdue",
            "/desk/sources",
            "/desk/links",
            "/desk/releases",
            "/desk/roundtables",
            "/desk/roundtables/new",
            ROUNDTABLE,
            ROUNDTABLE + "/door",
            ROUNDTABLE + "/summary",
            "/desk/accounts",
            "/desk/accounts/person?username=" + RunningSite.ADMINISTRATOR,
            "/desk/health",
            "/desk/health/settings",
            "/desk/audit?what=saved",
            "/desk/account",
            "/desk/account/byline");

    private static final List<String> DOORS = List.of("/desk/sign-in?error", "/desk/recovery", "/desk/new-password");

    private static Chromium chromium;
    private static RunningSite site;

    @BeforeAll
    static void start() {
        chromium = Chromium.shared();
        site = RunningSite.shared();
        keep("PUT", "/desk/meetings/" + MEETING, "{\"date\":\"2035-01-01\",\"title\":{\"en\":\"A meeting\"}}");
        keep("PUT", ROUNDTABLE, RoundtableStoryTexts.event("Main Street 1"));
        keep(
                "POST",
                ROUNDTABLE + "/invitees",
                "[{\"name\":\"Guest Ëndovaqi\",\"organisation\":\"Forum Two\",\"role\":\"principal\",\"side\":\"kosovo\","
                        + "\"lang\":\"sq\",\"email\":\"axe1@example.org\"}]");
        keep("PUT", ROUNDTABLE + "/summary", "{\"en\":\"Guest Ëndovaqi spoke of permits.\"}");
    }

    private static void keep(String method, String path, String json) {
        var kept = site.visitor().call(RunningSite.ADMINISTRATOR, RunningSite.PASSWORD, method, "/api/v1" + path, json);
        assertThat(kept.statusCode()).as(kept.body()).isBetween(200, 299);
    }

    @ParameterizedTest
    @EnumSource
    void findsNothingOnAnyPageOfTheDesk(Language language) {
        var found = new ArrayList<String>();
        var screen = language == Language.EN ? Screen.DESKTOP : Screen.PHONE;
        try (var person = chromium.person(screen, site)) {
            var page = person.newPage();
            look(page, DOORS, language, found);
            signIn(page);
            look(page, PAGES, language, found);
        }
        assertThat(found).isEmpty();
    }

    private static void look(Page page, List<String> addresses, Language language, List<String> found) {
        for (int i = 0; i < addresses.size(); i++) {
            var address = addresses.get(i);
            page.navigate(
                    address + (address.contains("?") ? "&" : "?") + "lang=" + language.code()
                            + (language == Language.SR && i % 2 == 0 ? "-cyrl" : ""),
                    new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
            if (!Chromium.fits(page)) {
                found.add(page.url() + ": wider than the screen");
            }
            if (i % Language.values().length != language.ordinal()) {
                found.addAll(Chromium.violationsOfWords(page));
                continue;
            }
            found.addAll(Chromium.violationsOutsideFrames(page));
            var name = address.substring(1).replaceAll("[^a-z0-9-]+", "-");
            Chromium.picture(page, name);
            Chromium.pictureInTheDark(page, name + "-dark");
        }
    }

    private static void signIn(Page page) {
        page.navigate("/desk/sign-in");
        page.fill("input[name=username]", RunningSite.ADMINISTRATOR);
        page.fill("input[name=password]", RunningSite.PASSWORD);
        page.locator("main form button").first().click();
        page.waitForURL("**/desk");
    }
}
