package org.dialogueinfo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.dialogueinfo.Chromium.Screen;
import org.dialogueinfo.roundtables.Boards;
import org.dialogueinfo.roundtables.Exports;
import org.dialogueinfo.roundtables.Replies;
import org.dialogueinfo.roundtables.RoundtableId;
import org.dialogueinfo.roundtables.State;
import org.dialogueinfo.testing.Wire;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An organiser in a real browser: makes an event, takes people in, and stands at the door with the network gone. */
class RoundtableDeskTests {

    private static final RoundtableId ID = new RoundtableId("door-exchange");
    private static final String BOARD = "/desk/roundtables/" + ID;
    private static final String PEOPLE = """
            name,organisation,role,side,lang,email
            Guest Đurovaqi,Forum One,principal,serbia,sr,door1@example.org
            Guest Ëndovaqi,Forum Two,principal,kosovo,sq,door2@example.org
            Guest Thirdovaqi,Forum Three,observer,eu,en,door3@example.org
            """;

    private static Chromium chromium;
    private static RunningSite site;

    @BeforeAll
    static void start() {
        chromium = Chromium.shared();
        site = RunningSite.shared();
    }

    @Test
    void makesAnEventAndEntersArrivalsWithoutNetworkOnce() throws IOException {
        try (var organiser = chromium.person(Screen.DESKTOP, site);
                var phone = chromium.person(Screen.PHONE, site);
                var wire = new Wire(site.at("").getPort())) {
            var page = signedIn(organiser, site.url());
            make(page);
            takeIn(page);
            readAnInvitation(phone);
            acceptAll();
            assertThat(page.locator("[data-live]")).containsText("Coming");
            Chromium.picture(page, "desk-roundtable");
            standAtTheDoor(phone, wire);
            assertThat(page.locator("[data-live]")).containsText("Has come");
            takesListsAway(page);
            readAPass();
        }
    }

    /** Each has what it should, and neither its name nor its address tells of whom. */
    private static void takesListsAway(Page page) {
        for (var path : List.of(
                "/export.csv?field=name&field=diet",
                "/export.xlsx?field=name",
                "/door.pdf",
                "/badges.pdf?field=role")) {
            var answer = page.request().get(site.url() + BOARD + path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.headers().get("content-disposition")).doesNotContain(ID.value(), "vaqi", "Guest");
            assertThat(answer.body().length).as(path).isGreaterThan(50);
        }
        assertThat(page.request()
                        .get(site.url() + BOARD + "/export.csv?field=name")
                        .text())
                .contains("Guest Đurovaqi")
                .doesNotContain("@example.org", "Forum");
        assertThat(java.util.Arrays.toString(site.mail().toFile().list()))
                .as("names of kept mail")
                .doesNotContain("door", "vaqi", "example");
    }

    /** Somebody shows the pass from their invitation to the phone's camera; somebody else reads out the code below it. */
    private static void readAPass() throws IOException {
        var guests = site.bean(Boards.class).of(ID).invitees().stream()
                .filter(it -> it.state() == State.ACCEPTED)
                .toList();
        try (var camera = Chromium.withCamera(
                        FakeCamera.showing(Exports.svg(guests.get(0).id())));
                var phone = camera.person(Screen.PHONE, site)) {
            var page = signedIn(phone, site.url());
            page.navigate(BOARD + "/door?lang=en");
            assertThat(page.locator("#guests button")).hasCount(2);
            page.locator("#scan").click();
            assertThat(page.locator("#said")).containsText(guests.get(0).name());
            Chromium.picture(page, "desk-door-camera");
            page.locator("#scan").click();
            page.fill("#find", guests.get(1).id().substring(0, 8));
            assertThat(page.locator("#guests li")).hasCount(1);
            page.locator("#guests button").click();
            assertThat(page.locator("#state[data-online=true]")).isVisible();
            page.waitForCondition(() -> came() == 3);
        }
    }

    private static void takeIn(Page page) {
        page.locator("input[name=table]")
                .setInputFiles(new FilePayload("people.csv", "text/csv", PEOPLE.getBytes(StandardCharsets.UTF_8)));
        page.locator("button[name=dryRun][value=false]").click();
        assertThat(page.locator("tbody tr")).hasCount(3);
        page.navigate(BOARD);
        Chromium.follow(page.locator("form[action$='/send'] button"));
        assertThat(page.locator("tbody")).not().hasCount(0);
    }

    /** On a phone, in the light and in the dark, somebody who follows their link finds nothing in the way. */
    private static void readAnInvitation(BrowserContext phone) {
        var page = phone.newPage();
        page.navigate(site.replyPath(
                ID, site.bean(Boards.class).of(ID).invitees().get(0).id()));
        assertThat(page.locator("form button").first()).isVisible();
        assertThat(Chromium.violations(page)).isEmpty();
        assertThat(Chromium.fits(page)).isTrue();
        Chromium.picture(page, "roundtable-reply");
        Chromium.pictureInTheDark(page, "roundtable-reply-dark");
        page.close();
    }

    /** Everybody follows the link in their letter. */
    private static void acceptAll() {
        for (var it : site.bean(Boards.class).of(ID).invitees()) {
            var link = site.replyPath(ID, it.id());
            site.bean(Replies.class).answer(link.substring(link.lastIndexOf('/') + 1), Replies.Answer.ACCEPT, "");
        }
    }

    private static void standAtTheDoor(BrowserContext phone, Wire wire) {
        var page = signedIn(phone, wire.url());
        var door = new DoorPhone(page, wire, BOARD, 3);
        door.enterWithoutNetwork("durovaqi", "Guest Đurovaqi");
        Chromium.picture(page, "desk-door-without-network");
        assertThat(came()).isZero();
        assertThat(kept(page)).as("what the device keeps can be read by nobody").doesNotContain("vaqi", "Forum");
        door.passOn();
        assertThat(came()).isEqualTo(1);
        page.reload();
        assertThat(page.locator("#guests button")).hasCount(2);
        assertThat(came()).as("nobody is entered twice").isEqualTo(1);
    }

    private static long came() {
        return site.bean(Boards.class).of(ID).counts().getOrDefault(State.CHECKED_IN, 0L);
    }

    /** The bytes in the device's database and the page it keeps, as text. */
    private static String kept(Page page) {
        return String.valueOf(page.evaluate("""
                async () => {
                  const open = indexedDB.open('door');
                  await new Promise((done) => { open.onsuccess = done; });
                  const all = open.result.transaction('lists').objectStore('lists').getAll();
                  await new Promise((done) => { all.onsuccess = done; });
                  open.result.close();
                  const texts = all.result.map((it) => new TextDecoder().decode(it.data) + it.key.extractable);
                  const cache = await caches.open('door-1');
                  for (const request of await cache.keys()) {
                    texts.push(await (await cache.match(request)).text());
                  }
                  return texts.join();
                }
                """));
    }

    private static Page signedIn(BrowserContext person, String site) {
        return DoorPhone.signedIn(person, site, RunningSite.ADMINISTRATOR, RunningSite.PASSWORD);
    }

    private static void make(Page page) {
        page.navigate("/desk/roundtables?lang=en");
        Chromium.picture(page, "desk-roundtables-empty");
        page.navigate("/desk/roundtables/new");
        page.fill("input[name=id]", ID.value());
        page.fill("input[name=title-en]", "Exchange at the door");
        page.fill("input[name=start]", "2031-05-06T10:00");
        page.fill("input[name=end]", "2031-05-06T09:00");
        page.fill("input[name=capacity]", "many");
        page.locator(".sticky button").click();
        assertThat(page.locator("#wrong-end")).isVisible();
        assertThat(page.locator("#wrong-capacity")).isVisible();
        assertThat(page.locator("input[name=title-en]")).hasValue("Exchange at the door");
        assertThat(Chromium.violations(page)).isEmpty();
        Chromium.picture(page, "desk-roundtable-refused");
        page.fill("input[name=end]", "2031-05-06T16:00");
        page.fill("input[name=capacity]", "3");
        page.locator(".sticky button").click();
        assertThat(page).hasURL(Pattern.compile(".*" + BOARD + "$"));
        assertThat(page.locator("h1")).hasText("Exchange at the door");
    }
}
