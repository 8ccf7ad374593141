package org.dialogueinfo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.dialogueinfo.testing.Wire;

/** An organiser's phone at the door of an event, on a wire that is cut while people come. */
final class DoorPhone {

    private final Page page;
    private final Wire wire;
    private final int expected;

    /** Loads the list, with network. */
    DoorPhone(Page page, Wire wire, String board, int expected) {
        this.page = page;
        this.wire = wire;
        this.expected = expected;
        page.navigate(wire.url() + board + "/door?lang=en");
        assertThat(page.locator("#door[data-ready=true]")).isVisible();
        assertThat(page.locator("#guests li")).hasCount(expected);
        assertThat(Chromium.violations(page)).isEmpty();
    }

    static Page signedIn(BrowserContext person, String site, String username, String password) {
        var page = person.newPage();
        page.navigate(site + "/desk/roundtables?lang=en");
        page.fill("input[name=username]", username);
        page.fill("input[name=password]", password);
        Chromium.follow(page.locator("main button").first());
        assertThat(page).hasURL(Pattern.compile(".*/desk$"));
        return page;
    }

    /** The page is opened again without network, somebody is found and entered, and it is still known after that. */
    void enterWithoutNetwork(String typed, String name) {
        var here = page.locator("#guests button").count();
        wire.cut();
        page.reload();
        assertThat(page.locator("#guests li")).hasCount(expected);
        page.fill("#find", typed);
        assertThat(page.locator("#guests li")).hasCount(1);
        page.locator("#guests button").click();
        assertThat(page.locator("#said")).containsText(name);
        page.reload();
        assertThat(page.locator("#state")).containsText("1");
        assertThat(page.locator("#guests button")).hasCount(here - 1);
    }

    /** The network is back. */
    void passOn() {
        wire.mend();
        page.evaluate("window.dispatchEvent(new Event('online'))");
        assertThat(page.locator("#state[data-online=true]")).isVisible();
    }
}
