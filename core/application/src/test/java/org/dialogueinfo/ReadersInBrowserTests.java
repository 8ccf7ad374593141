package org.dialogueinfo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.dialogueinfo.Chromium.Screen;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Readers in a real browser: they find their way, ask, and ask from the page of another site; on a phone and at a desk. */
class ReadersInBrowserTests extends InBrowser {

    /** From the front page by filters to an agreement, to another beside it, and to a result while still typing. */
    @ParameterizedTest
    @CsvSource({
        "en, PHONE, energ, Energy",
        "sq, DESKTOP, energj, Energjia",
        "sr, PHONE, energet, Energetika",
        "sr-cyrl, DESKTOP, енергет, Енергетика",
        "en, DESKTOP, energ, Energy",
        "sq, PHONE, energj, Energjia"
    })
    void findsTheirWayToAnAgreement(String language, Screen screen, String typed, String topic) {
        try (var person = person(screen)) {
            var page = person.newPage();
            page.navigate("/" + language);
            Chromium.follow(page.locator("header nav a[href$='/agreements']"));
            page.locator(".facets summary").first().click();
            Chromium.follow(page.locator(".facets a[href*='topic=energy']"));
            assertThat(page.locator(".facets a[aria-current]")).containsText(topic);
            assertThat(page.locator(".tile")).hasCount(4);
            page.locator(".facets nav:has(a[href*='year=2013']) summary").click();
            Chromium.follow(page.locator(".facets a[href*='year=2013']"));
            Chromium.follow(page.locator(".tile a").first());
            assertThat(page).hasURL(Pattern.compile(".*/" + language + "/agreements/energy"));
            Chromium.follow(page.locator("a[href$='compare?a=energy']"));
            page.locator("select[name=b]").selectOption("telecommunications");
            Chromium.follow(page.locator("main form button"));
            assertThat(page.locator(".compared thead a")).hasCount(2);
            page.navigate("/" + language);
            page.locator("#q").pressSequentially(typed);
            assertThat(page.locator("[role=option]").first()).isVisible();
            assertThat(page.locator("#q")).hasAttribute("aria-expanded", "true");
            Chromium.picture(page, "typing-" + language);
            assertThat(Chromium.violations(page)).isEmpty();
            page.keyboard().press("ArrowDown");
            assertThat(page.locator("#suggestion-0")).hasAttribute("aria-selected", "true");
            page.keyboard().press("Enter");
            assertThat(page).hasURL(Pattern.compile(".*/" + language + "/agreements/.*energy.*"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en, DESKTOP, Association of Serb municipalities, Association",
        "sq, PHONE, targat e automjeteve, targa",
        "sr-cyrl, PHONE, регистарске таблице, таблиц",
        "en, PHONE, Association of Serb municipalities, Association",
        "sq, DESKTOP, targat e automjeteve, targa",
        "sr, DESKTOP, registarske tablice, tablic"
    })
    void answersAQuestionAndTakesAPress(String language, Screen screen, String question, String answer) {
        try (var person = person(screen)) {
            var page = person.newPage();
            page.navigate("/" + language + "/chat");
            page.fill("textarea[name=text]", question);
            page.keyboard().press("Enter");
            assertThat(page.locator(".chat > li:not(.mine)").first())
                    .containsText(Pattern.compile(answer, Pattern.CASE_INSENSITIVE));
            Chromium.picture(page, "chat-answer-" + language);
            var turns = page.locator(".chat > li").count();
            page.locator(".chat button").first().click();
            page.waitForCondition(() -> page.locator(".chat > li").count() > turns);
            Chromium.picture(page, "chat-pressed-" + language);
            assertThat(Chromium.violations(page)).isEmpty();
        }
    }

    /** Nothing but keys: the field, an answer with the focus back in it, a button by Shift+Tab; and all of it after a reload. */
    @ParameterizedTest
    @CsvSource({"sq, PHONE, rryma ne veri", "sr-cyrl, DESKTOP, возачи и осигурање", "en, DESKTOP, energy in the north"})
    void asksByKeysAloneAndLosesNothingOnReload(String language, Screen screen, String question) {
        try (var person = person(screen)) {
            var page = person.newPage();
            page.navigate("/" + language + "/chat");
            assertThat(page.locator("[role=log]")).hasAttribute("aria-live", "polite");
            for (int i = 0; i < 40 && !focused(page, "text"); i++) {
                page.keyboard().press("Tab");
            }
            page.keyboard().type(question);
            page.keyboard().press("Shift+Enter");
            page.keyboard().type("?");
            page.keyboard().press("Enter");
            assertThat(page.locator(".chat > li")).hasCount(2);
            assertThat(page.locator(".chat > li.mine").innerText()).isEqualTo(question + "\n?");
            page.waitForCondition(() -> focused(page, "text"));
            assertThat(page.locator("textarea[name=text]")).hasValue("");
            page.keyboard().press("Shift+Tab");
            var label = page.locator(":focus").textContent();
            page.keyboard().press("Enter");
            assertThat(page.locator(".chat > li.mine").nth(1)).containsText(label);
            page.waitForCondition(() -> page.locator(".chat > li").count() >= 4);
            var before = page.locator(".chat").innerText();
            Chromium.picture(page, "chat-keys-" + language);
            Chromium.pictureInTheDark(page, "chat-keys-dark-" + language);
            page.reload();
            assertThat(page.locator(".chat"))
                    .hasText(before, new LocatorAssertions.HasTextOptions().setUseInnerText(true));
            fits(page);
        }
    }

    /** A page of somebody else with a policy of its own: one script tag, no inline styles, nothing refused by the browser. */
    @ParameterizedTest
    @CsvSource({"sq, PHONE, targat e automjeteve, targa", "en, DESKTOP, licence plates, plates"})
    void standsInTheStrictPageOfAnotherSite(String language, Screen screen, String question, String answer)
            throws IOException {
        var host = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        host.createContext("/", exchange -> {
            var body =
                    ("<!DOCTYPE html><html lang=en><title>A newspaper</title><body><h1>A newspaper</h1><script src=\"%s/%s/chat/widget.js\"></script></body></html>")
                            .formatted(site.url(), language)
                            .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.getResponseHeaders()
                    .set(
                            "Content-Security-Policy",
                            "default-src 'none'; script-src %1$s; frame-src %1$s".formatted(site.url()));
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        host.start();
        var refused = new ArrayList<String>();
        try (var person =
                chromium.person(screen, "http://127.0.0.1:" + host.getAddress().getPort())) {
            var page = person.newPage();
            page.onConsoleMessage(it -> {
                if (it.type().equals("error") && !it.text().contains("favicon")) {
                    refused.add(it.text());
                }
            });
            page.navigate("/");
            var button = page.locator("body > button");
            assertThat(button).hasAttribute("aria-expanded", "false");
            button.focus();
            page.keyboard().press("Enter");
            assertThat(button).hasAttribute("aria-expanded", "true");
            var chat = page.frameLocator("iframe#dialogue-info-chat");
            chat.locator("textarea[name=text]").fill(question);
            chat.locator("textarea[name=text]").press("Enter");
            assertThat(chat.locator(".chat > li:not(.mine)").first())
                    .containsText(Pattern.compile(answer, Pattern.CASE_INSENSITIVE));
            Chromium.picture(page, "widget-" + language);
            Chromium.pictureInTheDark(page, "widget-dark-" + language);
            button.focus();
            page.keyboard().press("Escape");
            assertThat(page.locator("iframe")).isHidden();
            page.keyboard().press("Enter");
            assertThat(chat.locator(".chat > li:not(.mine)").first())
                    .containsText(Pattern.compile(answer, Pattern.CASE_INSENSITIVE));
            assertThat(person.cookies()).isEmpty();
        } finally {
            host.stop(0);
        }
        assertThat(refused).isEmpty();
    }

    private static boolean focused(Page page, String name) {
        return name.equals(page.evaluate("document.activeElement.name || ''"));
    }
}
