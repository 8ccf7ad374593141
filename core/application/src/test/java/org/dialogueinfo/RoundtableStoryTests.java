package org.dialogueinfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dialogueinfo.RoundtableStoryTexts.AGREEMENT;
import static org.dialogueinfo.RoundtableStoryTexts.MEETING;
import static org.dialogueinfo.RoundtableStoryTexts.START;
import static org.dialogueinfo.RoundtableStoryTexts.calendarReply;
import static org.dialogueinfo.RoundtableStoryTexts.entry;
import static org.dialogueinfo.RoundtableStoryTexts.event;
import static org.dialogueinfo.RoundtableStoryTexts.letters;
import static org.dialogueinfo.RoundtableStoryTexts.uid;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.dialogueinfo.telegramstandin.TelegramStandIn;
import org.dialogueinfo.testing.RunningClock;
import org.dialogueinfo.testing.Wire;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A guarded exchange from the first table of people to the deletion report, over real sockets. */
class RoundtableStoryTests extends OverSockets {

    static final String ID = "story-exchange";
    private static final int EXPECTED = 8;
    private static final List<String> GIVE_AWAY =
            List.of(ID, "ovaqi", "guest1@", "guest2@", "Shkëmbim mendimesh", "Main Street", "organiser1@");
    private static final Pattern LINK = Pattern.compile("(/(?:en|sq|sr|sr-cyrl)/roundtables/reply/[\\w-]+)\\s");

    private final JsonMapper json = JsonMapper.builder().build();

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void keepsTheRuleFromTheInvitationToForgetting(String database, @TempDir Path data) throws Exception {
        var mailbox = new GreenMail(
                new ServerSetup[] {new ServerSetup(0, "127.0.0.1", "smtp"), new ServerSetup(0, "127.0.0.1", "imap")});
        mailbox.start();
        var house = mailbox.setUser("info@example.org", "info", "secret");
        try (var telegram = new TelegramStandIn();
                var application = start(database, data, telegram, mailbox)) {
            site = "http://localhost:" + application.getEnvironment().getProperty("local.server.port");
            play(application, telegram, mailbox, house);
        } finally {
            mailbox.stop();
        }
    }

    private void play(
            ConfigurableApplicationContext application,
            TelegramStandIn telegram,
            GreenMail mailbox,
            GreenMailUser house)
            throws Exception {
        var chat = telegram.person(77001, "sq");
        chat.say("/start");
        await().atMost(Duration.ofSeconds(20)).until(() -> !chat.messages().isEmpty());
        var clock = application.getBean(RunningClock.class);
        assertThat(desk("PUT", "", "application/json", event("Main Street 1")).statusCode())
                .isEqualTo(200);

        saysWhatIsWrongInTheOrganisersLanguage();

        var table = new StringBuilder("name;organisation;role;side;lang;email;telegram\n");
        var languages = List.of("sq", "sr", "en");
        IntStream.range(0, 60)
                .forEach(n -> table.append("Participant Test%s;Forum %d;%s;%s;%s;guest%d@example.org;%s%n"
                        .formatted(
                                letters(n),
                                n,
                                n % 6 == 5 ? "observer" : "principal",
                                n % 2 == 0 ? "kosovo" : "serbia",
                                languages.get(n % 3),
                                n,
                                n == 3 ? "77001" : "")));
        table.append("Participant Test%s;Forum 1;principal;serbia;sr;;99123\n".formatted(letters(1)));
        var preview = tree(desk("POST", "/invitees?dryRun=true", "text/csv", table.toString()));
        assertThat(preview.path("added").asInt()).isEqualTo(60);
        assertThat(preview.path("rows").get(60).path("fate").asString()).isEqualTo("duplicate");
        desk("POST", "/invitees", "text/csv", table.toString());
        assertThat(board().path("counts").path("draft").asInt()).isEqualTo(60);
        keepsAGroup();

        var sent = desk("POST", "/invitations/send", "application/json", "");
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);
        assertThat(tree(sent).path("broadcast").asString()).hasSize(36);
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(
                                board().path("counts").path("delivered").asInt())
                        .isEqualTo(60));
        assertThat(mailbox.getReceivedMessages()).hasSize(60);
        assertThat(mails(mailbox, "guest0@example.org", "Ftesë: Tryezë")).hasSize(1);
        var first =
                mails(mailbox, "guest2@example.org", "Invitation: Roundtable").get(0);
        assertThat(entry(first))
                .contains("METHOD:REQUEST", "guest2@example.org")
                .doesNotContain("guest1@", "Participant", "Exchange of views");

        for (int n = 0; n < 12; n++) {
            if (n != 3 && n != 5) {
                answer(mailbox, "guest" + n + "@example.org", "accept");
            }
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> chat.messages().stream().anyMatch(it -> it.contains("Tryezë e rrumbullakët")));
        chat.press("Vij");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(stateOf("guest3@example.org")).isEqualTo("waitlisted"));
        house.deliver(calendarReply(idOf("guest5@example.org"), "guest5@example.org"));
        application
                .getBean(JdbcClient.class)
                .sql("update scheduled_tasks set execution_time = current_timestamp where task_name = 'inbox'")
                .update(); // not in a minute, but now
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(stateOf("guest5@example.org")).isEqualTo("waitlisted"));
        assertThat(board().path("counts").path("accepted").asInt()).isEqualTo(10);
        assertThat(inAnotherBrowser(link(mailbox, "guest2@example.org")))
                .as("a page with a pass, opened without a session")
                .contains("<svg", "</html>");
        assertThat(board().path("waiting").asInt()).isEqualTo(2);
        assertThat(board().path("free").asInt()).isZero();

        var link = link(mailbox, "guest1@example.org");
        submit(link, "/delegate", "name=Deputy+Person&email=deputy1%40example.org&language=sr");
        assertThat(stateOf("deputy1@example.org")).isEqualTo("offered");
        answer(mailbox, "deputy1@example.org", "accept");
        answer(mailbox, "guest0@example.org", "decline");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(stateOf("guest3@example.org")).isEqualTo("offered"));

        assertThat(desk("PUT", "", "application/json", event("Other Street 2")).statusCode())
                .isEqualTo(200);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !mails(mailbox, "guest2@example.org", "Changed: Roundtable")
                        .isEmpty());
        var moved = entry(
                mails(mailbox, "guest2@example.org", "Changed: Roundtable").get(0));
        assertThat(moved).contains("METHOD:REQUEST", "SEQUENCE:1", "Other Street 2");
        assertThat(uid(moved)).isEqualTo(uid(entry(first)));
        desk("POST", "/invitees/" + idOf("guest4@example.org") + "/withdraw", "application/json", "");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !mails(mailbox, "guest4@example.org", "Otkazano").isEmpty());
        cancelsABilateralMeeting(mailbox);
        remindsFromTheBot(telegram, mailbox);

        leaksNowhere(application, telegram);

        clock.to(START.minus(Duration.ofMinutes(20)));
        for (var address : List.of("guest2@example.org", "guest6@example.org", "deputy1@example.org")) {
            var path = "/invitees/" + idOf(address) + "/check-in?at=" + START.minus(Duration.ofMinutes(30));
            assertThat(desk("POST", path, "application/json", "").body()).contains("\"first\":true");
            assertThat(desk("POST", path, "application/json", "").body()).contains("\"first\":false");
        }
        comesWithoutNetwork();
        assertThat(submit(link(mailbox, "guest2@example.org"), "/consent", "summary=true")
                        .statusCode())
                .isEqualTo(302);
        var slip = submit(link(mailbox, "guest2@example.org"), "/slip", "kind=question")
                .headers()
                .firstValue("location")
                .orElseThrow();
        assertThat(submit(URI.create(slip).getPath(), "", "text=How+long+do+permits+take%3F")
                        .statusCode())
                .isEqualTo(302);
        var again = submit(URI.create(slip).getPath(), "", "text=A+second+one");
        assertThat(again.headers().firstValue("location").orElse("")).contains("problem=slip-used");

        clock.to(START.plus(Duration.ofDays(1)).plus(Duration.ofHours(2)));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !mails(mailbox, "guest2@example.org", "Thank you").isEmpty());
        assertThat(mails(mailbox, "guest7@example.org", "Thank you")).isEmpty();

        var named = "{\"en\":\"Test" + letters(6) + " proposed a list.\"}";
        var checked = tree(desk("PUT", "/summary", "application/json", named));
        assertThat(checked.path("places").size()).isEqualTo(1);
        var refused = desk("POST", "/summary/publish", "application/json", "");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("attribution");
        desk(
                "PUT",
                "/summary",
                "application/json",
                "{\"en\":\"A list was proposed.\",\"sq\":\"U propozua një listë.\"}");
        assertThat(desk("POST", "/summary/publish", "application/json", "").statusCode())
                .isEqualTo(202);
        assertThat(get("/en/roundtables/" + ID).body()).contains("A list was proposed.");
        assertThat(get("/sq/roundtables/" + ID).body()).contains("U propozua një listë.");
        assertThat(get("/sr-cyrl/roundtables").body()).contains(ID);
        assertThat(get("/en/roundtables/" + ID).body())
                .contains("/en/agreements/" + AGREEMENT, "/en/meetings/" + MEETING);
        for (var about : List.of("/agreements/" + AGREEMENT, "/meetings/" + MEETING)) {
            for (var language : List.of("en", "sq", "sr", "sr-cyrl")) {
                await().atMost(Duration.ofSeconds(10))
                        .until(() ->
                                get("/" + language + about).body().contains("/" + language + "/roundtables/" + ID));
            }
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        !mails(mailbox, "guest2@example.org", "The summary").isEmpty());

        var before = board();
        var report = desk("POST", "/anonymise", "application/json", "");
        assertThat(report.statusCode()).as(report.body()).isEqualTo(200);
        assertThat(tree(report).path("report").path("deleted").path("persons").asInt())
                .isEqualTo(61);
        assertThat(tree(report).path("signature").asString()).isNotBlank();
        var after = board();
        assertThat(after.path("counts")).isEqualTo(before.path("counts"));
        assertThat(after.path("phase").asString()).isEqualTo("anonymised");
        assertThat(desk("GET", "/board", "application/json", "").body())
                .doesNotContain("Participant", "guest2@", "deputy1@");
        assertThat(get(link).statusCode()).isEqualTo(404);
    }

    private void saysWhatIsWrongInTheOrganisersLanguage() throws Exception {
        var backwards = event("Main Street 1").replace("T16:00", "T09:00");
        assertThat(desk("PUT", "?lang=sq", "application/json", backwards).body())
                .contains("Çdo pikë e agjendës përfundon pasi të ketë filluar");
        var oneSide = """
                {"hosts":"kosovo","guests":"kosovo","minutes":20,"pause":5,"interpreters":3,"prime":[],"away":{},
                 "series":[{"start":"2031-05-06T11:00:00Z","count":6}],"rooms":[{"name":"One","walk":2}]}
                """;
        assertThat(desk("PUT", "/bilaterals?lang=sr", "application/json", oneSide)
                        .body())
                .contains("Domaćini i gosti su s dve strane");
        assertThat(desk("POST", "/invitations/send?lang=sr-cyrl", "application/json", "")
                        .body())
                .contains("Нема кога да се позове");
    }

    private void keepsAGroup() throws Exception {
        var made = api("POST", "/roundtables/groups/from/" + ID + "?name=Forum&keptUntil=2031-12-31", "text/plain", "");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        var group = tree(made).path("id").asString();
        assertThat(api("GET", "/roundtables/groups", "application/json", "").body())
                .contains("\"people\":60");
        var again = tree(desk("POST", "/invitees/from-group/" + group + "?dryRun=true", "application/json", ""));
        assertThat(again.path("added").asInt()).isZero();
        assertThat(again.path("rows").get(59).path("fate").asString()).isEqualTo("duplicate");
        assertThat(api("DELETE", "/roundtables/groups/" + group, "application/json", "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(api("GET", "/roundtables/groups", "application/json", "").body())
                .isEqualTo("[]");
    }

    /** The organiser sees counts, and those who have not answered hear of it; nobody who has. */
    private void remindsFromTheBot(TelegramStandIn telegram, GreenMail mailbox) throws Exception {
        var organiser = telegram.person(77100, "en");
        organiser.say("/roundtables");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> organiser.messages().stream().anyMatch(it -> it.contains("61 invited")));
        organiser.press("Remind who has not answered");
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        !mails(mailbox, "guest14@example.org", "Will you come?").isEmpty());
        assertThat(mails(mailbox, "guest2@example.org", "Will you come?")).isEmpty();
        assertThat(organiser.messages().toString()).doesNotContain("ovaqi", "@example.org");
    }

    /** Only the one meeting, and only for the two who would have met; their seats stay. */
    private void cancelsABilateralMeeting(GreenMail mailbox) throws Exception {
        var setup = """
                {"hosts":"kosovo","guests":"serbia","minutes":20,"pause":5,"interpreters":3,"prime":[],"away":{},
                 "series":[{"start":"2031-05-06T11:00:00Z","count":6}],
                 "rooms":[{"name":"Room One","walk":2},{"name":"Room Two","walk":2}]}
                """;
        var plan = desk("PUT", "/bilaterals", "application/json", setup);
        assertThat(plan.statusCode()).as(plan.body()).isEqualTo(200);
        assertThat(tree(plan).path("meetings").size()).isPositive();
        assertThat(desk("POST", "/bilaterals/tell", "application/json", "").statusCode())
                .isEqualTo(202);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !mails(mailbox, "guest2@example.org", "Your bilateral meeting")
                        .isEmpty());
        var asked = entry(
                mails(mailbox, "guest2@example.org", "Your bilateral meeting").get(0));
        assertThat(asked)
                .contains("METHOD:REQUEST", "SUMMARY:Bilateral meeting")
                .doesNotContain("Test", "Forum");
        for (var it : tree(desk("GET", "/bilaterals", "application/json", "")).path("meetings")) {
            if (it.path("host").asString().endsWith(letters(2))) {
                desk("POST", "/bilaterals/" + it.path("id").asString() + "/cancel", "application/json", "");
            }
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !cancelled(mailbox, asked).isEmpty());
        var off = cancelled(mailbox, asked);
        assertThat(off).hasSize(1);
        assertThat(off.get(0)).contains("METHOD:CANCEL", "SEQUENCE:1");
        assertThat(stateOf("guest2@example.org")).isEqualTo("accepted");
    }

    /** What took that entry of guest2 back. */
    private static List<String> cancelled(GreenMail mailbox, String asked) {
        return mails(mailbox, "guest2@example.org", "Bilateral meeting cancelled").stream()
                .map(RoundtableStoryTexts::entry)
                .filter(it -> uid(it).equals(uid(asked)))
                .toList();
    }

    /** In a browser, if there is one. */
    private void comesWithoutNetwork() throws Exception {
        if (!Chromium.isInstalled()) {
            return;
        }
        try (var wire = new Wire(URI.create(site).getPort());
                var phone = Chromium.shared().person(Chromium.Screen.PHONE, wire.url())) {
            var page = DoorPhone.signedIn(phone, wire.url(), "editor", "a-long-password");
            var door = new DoorPhone(page, wire, "/desk/roundtables/" + ID, EXPECTED);
            door.enterWithoutNetwork(letters(8), letters(8));
            assertThat(stateOf("guest8@example.org")).isEqualTo("accepted");
            door.passOn();
            assertThat(stateOf("guest8@example.org")).isEqualTo("checked-in");
        }
    }

    /** Whatever a stranger can read while the event is prepared, and what the process keeps about itself. */
    private void leaksNowhere(ConfigurableApplicationContext application, TelegramStandIn telegram) throws Exception {
        assertThat(get("/en/roundtables/" + ID).statusCode()).isEqualTo(404);
        assertThat(get("/en/agreements/" + AGREEMENT).body()).doesNotContain(ID);
        for (var path : List.of(
                "/en",
                "/en/roundtables",
                "/sq/roundtables",
                "/sr-cyrl/roundtables",
                "/en/search?q=exchange+of+views+of+participants",
                "/api/v1/ask?lang=en&q=who+takes+part+in+the+exchange+of+views",
                "/api/v1/meetings",
                "/en/feed.atom",
                "/en/meetings.ics",
                "/sitemap.xml",
                "/v3/api-docs",
                "/actuator/prometheus",
                "/actuator/health",
                "/en/roundtables/reply/forged")) {
            assertThat(get(path).body()).as(path).doesNotContain(GIVE_AWAY);
        }
        assertThat(get("/api/v1/desk/roundtables/" + ID + "/board").statusCode())
                .isEqualTo(401);
        for (var path : List.of(
                "",
                "/door/list",
                "/export.csv?field=name",
                "/export.xlsx?field=name",
                "/door.pdf",
                "/badges.pdf",
                "/summary",
                "/bilaterals",
                "/voices/question",
                "/invitees/" + idOf("guest2@example.org") + "/bilaterals.ics")) {
            var answer = get("/desk/roundtables/" + ID + path);
            assertThat(answer.statusCode()).as(path).isEqualTo(302);
            assertThat(answer.headers().firstValue("location").orElse(""))
                    .as(path)
                    .contains("/desk/sign-in");
            assertThat(answer.body()).as(path).doesNotContain(GIVE_AWAY);
        }
        assertThat(unpacked("/api/v1/archive/export"))
                .as("the export of the archive")
                .doesNotContain(GIVE_AWAY);
        assertThat(application
                        .getBean(JdbcClient.class)
                        .sql("select listener_id, event_type, serialized_event from event_publication")
                        .query()
                        .listOfRows()
                        .toString())
                .as("the event registry")
                .doesNotContain(GIVE_AWAY);
        var stranger = telegram.person(77999, "en");
        for (var said : List.of("/roundtables", "Who takes part in the exchange of views?", "Forum 2")) {
            var before = stranger.messages().size();
            stranger.say(said);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> stranger.messages().size() > before);
        }
        assertThat(stranger.messages().toString()).as("the bot").doesNotContain(GIVE_AWAY);
    }

    private String unpacked(String path) throws Exception {
        var packed =
                browser.send(HttpRequest.newBuilder(URI.create(site + path)).build(), BodyHandlers.ofInputStream());
        var text = new StringBuilder();
        try (var zip = new ZipInputStream(packed.body())) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                text.append(entry.getName()).append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(text).isNotEmpty();
        return text.toString();
    }

    private String inAnotherBrowser(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(site + path)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    private JsonNode board() throws Exception {
        return tree(desk("GET", "/board", "application/json", ""));
    }

    private JsonNode guest(String address) throws Exception {
        for (var it : board().path("invitees")) {
            if (it.path("email").asString().equals(address)) {
                return it;
            }
        }
        throw new IllegalStateException("not on the board");
    }

    private String stateOf(String address) throws Exception {
        return guest(address).path("state").asString();
    }

    private String idOf(String address) throws Exception {
        return guest(address).path("id").asString();
    }

    private JsonNode tree(HttpResponse<String> response) {
        return json.readTree(response.body());
    }

    private static String link(GreenMail mailbox, String address) throws Exception {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !mails(mailbox, address, "").isEmpty());
        var matcher = LINK.matcher(text(mails(mailbox, address, "").get(0)));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private void answer(GreenMail mailbox, String address, String answer) throws Exception {
        var done = submit(link(mailbox, address), "", "answer=" + answer);
        assertThat(done.statusCode()).isEqualTo(302);
    }

    private HttpResponse<String> desk(String method, String path, String type, String body) throws Exception {
        return api(method, "/roundtables/" + ID + path, type, body);
    }

    private static ConfigurableApplicationContext start(
            String database, Path data, TelegramStandIn telegram, GreenMail mailbox) {
        return start(
                database,
                data,
                telegram,
                mailbox,
                List.of(Time.class),
                "--dialogue.roundtables.tick=250ms",
                "--dialogue.newsletter.imap.host=127.0.0.1",
                "--dialogue.newsletter.imap.port=" + mailbox.getImap().getPort(),
                "--dialogue.newsletter.imap.username=info",
                "--dialogue.newsletter.imap.password=secret",
                "--dialogue.newsletter.imap.tls=false",
                "--dialogue.newsletter.imap.authserv-id=mx.example.org");
    }

    /** Not annotated, so that no other test of the application finds it. */
    static class Time {
        @Bean
        @Primary
        RunningClock runningClock() {
            return new RunningClock(Instant.parse("2031-04-01T10:00:00Z"));
        }
    }
}
