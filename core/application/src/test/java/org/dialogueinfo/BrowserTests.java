package org.dialogueinfo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

/** People in a real browser who are known by name or address: an editor, subscribers; on a phone and at a desk. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrowserTests {

    private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/\\S+)");
    private static final String EDITOR = "editor1";
    /** What is full here; the rest is looked at by {@link DeskAccessibilityTests}. */
    private static final List<String> FILLED =
            List.of("/desk", "/desk/broadcasts", "/desk/mail", "/desk/account", "/desk/audit", "/desk/insights");

    private static Chromium chromium;
    private static RunningSite site;

    @BeforeAll
    static void start() {
        chromium = Chromium.shared();
        site = RunningSite.atItsOwnAddress();
    }

    @AfterAll
    static void stop() {
        if (site != null) {
            site.close();
        }
    }

    @Test
    @Order(1)
    void letsTheFirstAdministratorInOnceByTheSetUpLink() {
        var link = site.setUpLink();
        var visitor = site.visitor();
        assertThat(visitor.get(link).body()).contains("name=\"username\"");
        var weak = visitor.post(
                "/desk/set-up",
                Map.of(
                        "token",
                        List.of(link.replaceFirst(".*token=", "")),
                        "username",
                        List.of("first"),
                        "password",
                        List.of("short")));
        assertThat(weak.body()).contains("12").contains("value=\"first\"");
        try (var person = chromium.person(Screen.DESKTOP, site)) {
            var page = person.newPage();
            page.navigate(link);
            Chromium.picture(page, "desk-set-up");
            assertThat(Chromium.violations(page)).isEmpty();
            page.fill("input[name=username]", EDITOR);
            page.fill("input[name=password]", RunningSite.PASSWORD);
            Chromium.follow(page.locator("main button"));
            signIn(page);
            assertThat(page).hasURL(Pattern.compile(".*/desk$"));
            Chromium.picture(page, "desk-work");
        }
        assertThat(visitor.get(link).body()).doesNotContain("name=\"username\"");
        assertThat(visitor.get("/desk/set-up?token=forged").body()).doesNotContain("name=\"username\"");
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
            Chromium.follow(page.locator("main form[method=post] button").first());
            assertThat(page.locator("h1")).isVisible();
            Chromium.picture(page, "subscribe-asked-" + language);
            var link = linkIn(mail(address, "token="), "token=");
            page.navigate(link);
            Chromium.picture(page, "confirm-" + language);
            assertThat(Chromium.violations(page)).isEmpty();
            Chromium.follow(page.locator("main form[method=post] button").first());
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
            assertThat(page.locator(".progress .note")).containsText("until then it can be stopped");
            Chromium.picture(page, "desk-broadcast-undo");
            page.locator("form[action$='/start'] button").click();
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
            Chromium.follow(page.locator("main form[method=post] button").first());
            page.navigate(linkIn(mail, "/subscriptions/"));
            assertThat(page.locator("input[name=topic][value=op-eds]")).isChecked();
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
            Chromium.follow(page.locator("a[href$=recovery]"));
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
    void showsWhatABroadcastBecameAtTheDesk() {
        var found = new ArrayList<String>();
        try (var person = chromium.person(Screen.DESKTOP, site)) {
            var page = person.newPage();
            page.navigate("/desk?lang=sq");
            signIn(page);
            for (var address : FILLED) {
                page.navigate(address);
                found.addAll(Chromium.violationsOutsideFrames(page));
                Chromium.picture(page, address.substring(1).replace('/', '-') + "-filled");
            }
            page.navigate("/desk/mail");
            page.locator("main table a").first().click();
            assertThat(page.frameLocator("main iframe").locator("h1")).isVisible();
            found.addAll(Chromium.violations(page));
            Chromium.picture(page, "desk-kept-mail");
        }
        assertThat(found).isEmpty();
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
        for (var file : site.mails()) {
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
