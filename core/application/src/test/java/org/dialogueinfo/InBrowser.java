package org.dialogueinfo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.Locale;
import org.dialogueinfo.Chromium.Screen;
import org.dialogueinfo.kernel.Rendering;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.context.MessageSource;

/** What test classes begin from that look at the shared site with the shared browser; without a browser they are skipped. */
abstract class InBrowser {

    static Chromium chromium;
    static RunningSite site;

    @BeforeAll
    static void start() {
        chromium = Chromium.shared();
        site = RunningSite.shared();
    }

    /** Somebody who has never been here. */
    static BrowserContext person(Screen screen) {
        return chromium.person(screen, site);
    }

    /** The administrator at the desk, in one of its languages. */
    static Page signedIn(BrowserContext person, String language) {
        var tag = Rendering.of(language).tag();
        var page = person.newPage();
        page.navigate("/desk/sign-in?lang=" + language);
        assertThat(page.locator("html")).hasAttribute("lang", tag);
        page.fill("input[name=username]", RunningSite.ADMINISTRATOR);
        page.fill("input[name=password]", RunningSite.PASSWORD);
        page.locator("main form button").first().click();
        page.waitForURL("**/desk");
        assertThat(page.locator("html")).hasAttribute("lang", tag);
        return page;
    }

    /** A text of the pages, as it stands there in a language. */
    static String said(String key, String language) {
        return site.bean(MessageSource.class)
                .getMessage(
                        key, null, Locale.forLanguageTag(Rendering.of(language).tag()));
    }

    /** The page is there, and no wider than the screen. */
    static void fits(Page page) {
        page.waitForLoadState();
        org.assertj.core.api.Assertions.assertThat(Chromium.fits(page))
                .as("%s is no wider than the screen", page.url())
                .isTrue();
    }
}
