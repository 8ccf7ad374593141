package org.dialogueinfo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.dialogueinfo.Chromium.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People in a real browser: an editor, subscribers, somebody who asks; on a phone and at a desk. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrowserTests {

    private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/\\S+)");
    private static final String EDITOR = "editor1";
    private static final List<String> DESK = List.of(
            "/desk",
            "/desk/agreements",
            "/desk/agreements/first-agreement",
            "/desk/agreements/first-agreement/preview",
            "/desk/meetings/2031-05-20-brussels",
            "/desk/broadcasts",
            "/desk/mail",
            "/desk/accounts",
            "/desk/accounts/person?username=editor1",
            "/desk/account",
            "/desk/audit",
            "/desk/translations?kind=figures",
            "/desk/insights?period=half",
            "/desk/figures",
            "/desk/health/settings",
            "/desk/overdue",
            "/desk/links",
            "/desk/releases",
            "/desk/agreements/ibm/assessments",
            "/desk/meetings/2031-05-20-brussels/history",
            "/desk/texts/figures/agreements-total");

    private static Chromium chromium;
    private static RunningSite site;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        site = RunningSite.atItsOwnAddress();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
            site.close();
        }
    }

    @Test
    @Order(1)
    void letsTheFirstAdministratorInByTheSetUpLink() {
        try (var person = chromium.person(Screen.DESKTOP, site)) {
            var page = person.newPage();
            page.navigate(site.setUpLink());
            Chromium.picture(page, "desk-set-up");
            assertThat(Chromium.violations(page)).isEmpty();
            page.fill("input[name=username]", EDITOR);
            page.fill("input[name=password]", RunningSite.PASSWORD);
            page.click("main button");
            signIn(page);
            assertThat(page).hasURL(Pattern.compile(".*/desk$"));
            Chromium.picture(page, "desk-work");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sq, PHONE, reader1@example.org",
        "sr-cyrl, DESKTOP, reader2@example.org",
        "en, PHONE, reader3@example.org",
        "sq, DESKTOP, reader4@example.org",
        "sr, PHONE, reader5@example.org",
        "en, DESKTOP, reader6@example.org"
    })
    @Order(2)
    void subscribesAPersonWhoPressesTheButtonInTheMail(String language, Screen screen, String address) {
        try (var person = chromium.person(screen, site)) {
            var page = person.newPage();
            page.navigate("/" + language + "/subscribe");
            page.fill("input[name=address]", address);
            page.locator("input[name=topic][value=meetings]").check();
            page.locator("main form[method=post] button").first().click();
            page.waitForLoadState();
            assertThat(page.locator("h1")).isVisible();
            Chromium.picture(page, "subscribe-asked-" + language);
            var link = linkIn(mail(address, "token="), "token=");
            page.navigate(link);
            Chromium.picture(page, "confirm-" + language);
            assertThat(Chromium.violations(page)).isEmpty();
            page.locator("main form[method=post] button").first().click();
            page.waitForLoadState();
            page.navigate(link);
            assertThat(page.locator("main form[action$=confirm]")).hasCount(0);
        }
    }

    @Test
    @Order(3)
    void editsPreviewsPublishesAndWatchesTheBroadcastFinish() {
        try (var person = chromium.person(Screen.DESKTOP, site)) {
            var page = person.newPage();
            page.navigate("/desk?lang=en");
            signIn(page);
            page.navigate("/desk/meetings");
            Chromium.picture(page, "desk-meetings");
            page.fill("input[name=id]", "2031-05-20-brussels");
            page.getByText("Open", new Page.GetByTextOptions().setExact(true)).click();
            page.fill("input[name=date]", "2031-05-32");
            page.fill("input[name=title-en]", "A meeting made in a browser");
            page.fill("input[name=title-sq]", "Takim i bërë në shfletues");
            page.fill("input[name=title-sr]", "Sastanak napravljen u pregledaču");
            page.fill("textarea[name=summary-en]", "What was discussed, in a sentence.");
            page.fill("textarea[name=summary-sq]", "Çfarë u diskutua, me një fjali.");
            page.fill("textarea[name=summary-sr]", "O čemu se razgovaralo, u jednoj rečenici.");
            page.locator("input[name='participants.name']").first().fill("Person One");
            page.locator("button[name=save]").click();
            assertThat(page.locator("#wrong-date")).isVisible();
            assertThat(page.locator("input[name=title-en]")).hasValue("A meeting made in a browser");
            assertThat(Chromium.violations(page)).isEmpty();
            Chromium.picture(page, "desk-meeting-refused");
            page.fill("input[name=date]", "2031-05-20");
            assertThat(page.locator(".sticky [role=status]")).containsText("What you type is kept");
            page.getByText("Live preview", new Page.GetByTextOptions().setExact(true))
                    .click();
            page.locator(".live [data-in]").selectOption("sr-cyrl");
            assertThat(page.frameLocator(".live iframe").locator("h1")).containsText("Састанак");
            page.locator(".live [data-as]").selectOption("chat");
            assertThat(page.frameLocator(".live iframe").locator(".bubble")).containsText("О чему се разговарало");
            page.fill("textarea[name=summary-sr]", "O čemu se govorilo, u jednoj rečenici.");
            assertThat(page.frameLocator(".live iframe").locator(".bubble")).containsText("О чему се говорило");
            Chromium.picture(page, "desk-live");
            page.locator(".live [data-close]").click();
            page.locator("button[name=preview]").click();
            assertThat(page).hasURL(Pattern.compile(".*/preview"));
            page.locator(".tabs a").nth(2).click();
            assertThat(page.locator(".bubble")).containsText("Састанак");
            assertThat(page.frameLocator(".page-preview iframe").locator("h1")).containsText("Састанак");
            assertThat(page.frameLocator("iframe[src*='/as/email/']").locator("h1"))
                    .containsText("Састанак");
            page.locator("iframe[src*='/as/email/']").scrollIntoViewIfNeeded();
            Chromium.picture(page, "desk-preview");
            page.locator("form[action$=publish] button").click();
            assertThat(page).hasURL(Pattern.compile(".*/desk/broadcasts/.*"));
            assertThat(page.locator(".progress .status")).hasText("done");
            assertThat(page.locator("[data-live]")).hasCount(0); // the page has come again, for good
            assertThat(page.locator(".bar-row .number")).hasText("6 / 6");
            assertThat(page.locator(".controls")).hasCount(0);
            assertThat(Chromium.violations(page)).isEmpty();
            Chromium.picture(page, "desk-broadcast");
            page.navigate("/en/meetings/2031-05-20-brussels");
            assertThat(page.locator("h1")).hasText("A meeting made in a browser");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sq, PHONE, reader1@example.org, Takim i bërë",
        "sr-cyrl, DESKTOP, reader2@example.org, Састанак направљен",
        "en, PHONE, reader3@example.org, A meeting made",
        "sq, DESKTOP, reader4@example.org, Takim i bërë",
        "sr, PHONE, reader5@example.org, Sastanak napravljen",
        "en, DESKTOP, reader6@example.org, A meeting made"
    })
    @Order(4)
    void changesPreferencesFromTheLinkInTheMail(String language, Screen screen, String address, String subject) {
        var mail = mail(address, subject);
        try (var person = chromium.person(screen, site)) {
            var page = person.newPage();
            page.navigate(linkIn(mail, "/subscriptions/"));
            Chromium.picture(page, "preferences-" + language);
            assertThat(Chromium.violations(page)).isEmpty();
            page.locator("input[name=topic][value=op-eds]").check();
            page.locator("main form[method=post] button").first().click();
            page.waitForLoadState();
            page.navigate(linkIn(mail, "/subscriptions/"));
            assertThat(page.locator("input[name=topic][value=op-eds]")).isChecked();
        }
    }

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
    @Order(5)
    void findsTheirWayToAnAgreement(String language, Screen screen, String typed, String topic) {
        try (var person = chromium.person(screen, site)) {
            var page = person.newPage();
            page.navigate("/" + language);
            page.locator("header nav a[href$='/agreements']").click();
            page.locator(".facets summary").first().click();
            page.locator(".facets a[href*='topic=energy']").click();
            assertThat(page.locator(".facets a[aria-current]")).containsText(topic);
            assertThat(page.locator(".tile")).hasCount(4);
            page.locator(".facets nav:has(a[href*='year=2013']) summary").click();
            page.locator(".facets a[href*='year=2013']").click();
            page.locator(".tile a").first().click();
            assertThat(page).hasURL(Pattern.compile(".*/" + language + "/agreements/energy"));
            page.locator("a[href$='compare?a=energy']").click();
            page.locator("select[name=b]").selectOption("telecommunications");
            page.locator("main form button").click();
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
    @Order(5)
    void answersAQuestionAndTakesAPress(String language, Screen screen, String question, String answer) {
        try (var person = chromium.person(screen, site)) {
            var page = person.newPage();
            page.navigate("/" + language + "/chat");
            page.fill("[name=text]", question);
            page.keyboard().press("Enter");
            assertThat(page.locator(".chat")).containsText(Pattern.compile(answer, Pattern.CASE_INSENSITIVE));
            Chromium.picture(page, "chat-answer-" + language);
            var turns = page.locator(".chat > li").count();
            page.locator(".chat button").first().click();
            page.waitForCondition(() -> page.locator(".chat > li").count() > turns);
            Chromium.picture(page, "chat-pressed-" + language);
            assertThat(Chromium.violations(page)).isEmpty();
        }
    }

    /** With an authenticator that Chromium plays, which unlocks itself. */
    @Test
    @Order(6)
    void signsInByPasskeyAndByRecoveryCode() {
        try (var person = chromium.person(Screen.PHONE, site)) {
            var page = person.newPage();
            addAuthenticator(page);
            page.navigate("/desk/sign-in?lang=en");
            signIn(page);
            page.navigate("/desk/account");
            page.fill("input[name=label]", "Phone of tests");
            page.locator("[data-passkey] button").click();
            page.waitForURL("**/desk/account?passkey");
            assertThat(page.locator("main")).containsText("Phone of tests");
            Chromium.picture(page, "desk-passkey-added");
            page.locator("form[action$=codes] button").click();
            assertThat(page.locator(".codes li")).hasCount(10);
            assertThat(Chromium.violations(page)).isEmpty();
            Chromium.picture(page, "desk-recovery-codes");
            var code = page.locator(".codes li").first().textContent();
            signOut(page);

            lock(true);
            page.locator("[data-passkey] button").click();
            assertThat(page.locator("[data-passkey] [role=alert]")).isVisible();
            lock(false);
            var before = session(person);
            page.locator("[data-passkey] button").click();
            page.waitForURL("**/desk");
            assertThat(session(person)).isNotEqualTo(before);
            page.navigate("/desk/audit?q=passkey");
            assertThat(page.locator("main")).containsText("signed in with a passkey");
            page.navigate("/desk/account");
            assertThat(page.locator("main")).containsText("Chrome · ");
            page.locator("form[action$=remove-passkey] button").click();
            assertThat(page.locator("form[action$=remove-passkey]")).hasCount(0);
            signOut(page);

            page.locator("[data-passkey] button").click();
            assertThat(page.locator("[data-passkey] [role=alert]")).isVisible();
            page.locator("a[href$=recovery]").click();
            Chromium.picture(page, "desk-recovery");
            assertThat(Chromium.violations(page)).isEmpty();
            useCode(page, code.toUpperCase(Locale.ROOT));
            assertThat(page.locator("main")).containsText("9 codes are left");
            signOut(page);
            page.navigate("/desk/recovery");
            useCode(page, code);
            assertThat(page).hasURL(Pattern.compile(".*/desk/recovery\\?error"));
        }
    }

    private static void lock(boolean locked) {
        site.bean(JdbcClient.class)
                .sql("update desk.account set locked = ? where username = ?")
                .params(locked, EDITOR)
                .update();
    }

    private static void addAuthenticator(Page page) {
        var tools = page.context().newCDPSession(page);
        tools.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        var arguments = new JsonObject();
        arguments.add("options", options);
        tools.send("WebAuthn.addVirtualAuthenticator", arguments);
    }

    private static void useCode(Page page, String code) {
        page.fill("input[name=username]", EDITOR);
        page.fill("input[name=code]", code);
        page.locator("main form button").first().click();
    }

    private static void signOut(Page page) {
        page.locator("form[action$=sign-out] button").click();
        page.waitForURL("**/desk/sign-in?out");
    }

    private static String session(BrowserContext person) {
        return person.cookies().stream()
                .filter(it -> it.name.equals("JSESSIONID"))
                .findFirst()
                .orElseThrow()
                .value;
    }

    @Test
    @Order(7)
    void isAccessibleAtTheDesk() {
        var found = new ArrayList<String>();
        try (var person = chromium.person(Screen.PHONE, site)) {
            var page = person.newPage();
            page.navigate("/desk/sign-in?error&lang=sr-cyrl");
            found.addAll(Chromium.violations(page));
            Chromium.picture(page, "desk-sign-in-phone");
            signIn(page);
            found.addAll(look(
                    page,
                    "phone",
                    List.of(
                            "/desk",
                            "/desk/meetings/2031-05-20-brussels",
                            "/desk/meetings/2031-05-20-brussels/preview",
                            "/desk/translations?kind=figures",
                            "/desk/insights",
                            "/desk/figures/new",
                            "/desk/health",
                            "/desk/health/settings",
                            "/desk/overdue",
                            "/desk/agreements/ibm/assessments",
                            "/desk/accounts",
                            "/desk/accounts/person?username=editor1",
                            "/desk/audit")));
        }
        try (var person = chromium.person(Screen.DESKTOP, site)) {
            var page = person.newPage();
            page.navigate("/desk?lang=sq");
            signIn(page);
            found.addAll(look(page, "desktop", DESK));
            page.navigate("/desk/mail");
            page.locator("main table a").first().click();
            assertThat(page.frameLocator("main iframe").locator("h1")).isVisible();
            found.addAll(Chromium.violations(page));
            Chromium.picture(page, "desk-kept-mail");
        }
        assertThat(found).isEmpty();
    }

    /** Nothing but keys: the field, an answer with the focus back in it, a button by Shift+Tab; and all of it after a reload. */
    @ParameterizedTest
    @CsvSource({"sq, PHONE, rryma ne veri", "sr-cyrl, DESKTOP, возачи и осигурање", "en, DESKTOP, energy in the north"})
    @Order(5)
    void asksByKeysAloneAndLosesNothingOnReload(String language, Screen screen, String question) {
        try (var person = chromium.person(screen, site)) {
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
            assertThat(page.locator("[name=text]")).hasValue("");
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
            assertThat(Chromium.fits(page)).isTrue();
        }
    }

    /** A page of somebody else with a policy of its own: one script tag, no inline styles, nothing refused by the browser. */
    @ParameterizedTest
    @CsvSource({"sq, PHONE, targat e automjeteve, targa", "en, DESKTOP, licence plates, plates"})
    @Order(5)
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
            chat.locator("[name=text]").fill(question);
            chat.locator("[name=text]").press("Enter");
            assertThat(chat.locator(".chat")).containsText(Pattern.compile(answer, Pattern.CASE_INSENSITIVE));
            Chromium.picture(page, "widget-" + language);
            Chromium.pictureInTheDark(page, "widget-dark-" + language);
            button.focus();
            page.keyboard().press("Escape");
            assertThat(page.locator("iframe")).isHidden();
            page.keyboard().press("Enter");
            assertThat(chat.locator(".chat")).containsText(Pattern.compile(answer, Pattern.CASE_INSENSITIVE));
            assertThat(person.cookies()).isEmpty();
        } finally {
            host.stop(0);
        }
        assertThat(refused).isEmpty();
    }

    private static boolean focused(Page page, String name) {
        return name.equals(page.evaluate("document.activeElement.name || ''"));
    }

    private static List<String> look(Page page, String screen, List<String> addresses) {
        var found = new ArrayList<String>();
        for (var address : addresses) {
            page.navigate(address);
            found.addAll(Chromium.quickViolations(page));
            Chromium.picture(page, address.substring(1).replaceAll("[^a-z0-9-]+", "-") + "-" + screen);
            if (!Chromium.fits(page)) {
                found.add(page.url() + ": wider than the screen");
            }
        }
        return found;
    }

    private static void signIn(Page page) {
        page.fill("input[name=username]", EDITOR);
        page.fill("input[name=password]", RunningSite.PASSWORD);
        page.locator("main form button").first().click();
        page.waitForURL("**/desk");
    }

    /** The plain part of the newest mail to the address in which the words occur. */
    private static String mail(String address, String words) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> newest(address, words), Optional::isPresent)
                .orElseThrow();
    }

    private static Optional<String> newest(String address, String words) throws Exception {
        if (!Files.isDirectory(site.mail())) {
            return Optional.empty();
        }
        List<Path> files;
        try (var all = Files.list(site.mail())) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (var file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                var mail = new MimeMessage(Session.getInstance(new Properties()), in);
                if (mail.getAllRecipients()[0].toString().equals(address)) {
                    var text = mail.getSubject() + "\n" + plain(mail);
                    if (text.contains(words)) {
                        return Optional.of(text);
                    }
                }
            } catch (IOException | jakarta.mail.MessagingException e) {
                continue; // being written
            }
        }
        return Optional.empty();
    }

    private static String plain(MimeMessage mail) throws Exception {
        Object content = mail.getContent();
        while (content instanceof MimeMultipart parts) {
            content = parts.getBodyPart(0).getContent();
        }
        return String.valueOf(content);
    }

    /** The path of the first link in the mail that contains the words. */
    private static String linkIn(String mail, String words) {
        var links = LINK.matcher(mail);
        while (links.find()) {
            if (links.group(1).contains(words)) {
                return links.group(1);
            }
        }
        throw new AssertionError("No link with %s in the mail".formatted(words));
    }
}
