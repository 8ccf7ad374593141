package org.dialogueinfo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.dialogueinfo.content.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two editors and an administrator take work to the public, in the browser, without scripts. */
class EditorialDeskTests {

    private static final Pattern LINK = Pattern.compile("/desk/new-password\\?token=([\\w-]+)");

    private final RunningSite site = RunningSite.shared();
    private final Visitor administrator = site.visitor();
    private final Visitor author = site.visitor();
    private final Visitor reviewer = site.visitor();

    @BeforeEach
    void signIn() {
        administrator.signIn(RunningSite.ADMINISTRATOR, RunningSite.PASSWORD);
        administrator.get("/desk?lang=en");
        enter(author, "way-author");
        enter(reviewer, "way-reviewer");
    }

    private void enter(Visitor person, String name) {
        administrator.get("/desk/accounts");
        var made = administrator.post("/desk/accounts", fields("username", name, "role", "editor"));
        var link = LINK.matcher(made.body());
        if (link.find()) {
            person.get(link.group());
            person.post("/desk/new-password", fields("token", link.group(1), "password", RunningSite.PASSWORD));
        }
        person.signIn(name, RunningSite.PASSWORD);
        person.get("/desk?lang=en");
    }

    @Test
    void showsAnAnimationWhereItsAgreementIsExplained() {
        var agreement = "/en/agreements/diplomas";
        assertThat(administrator.get(agreement).body()).contains("No animation that explains this agreement");
        var form = "/desk/agreements/diplomas/video";
        var wrong = administrator.post(
                form,
                fields("version", "0", "title-en", "Diplomas", "url-en", "ftp://example.org/x", "length", "long"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("minutes and seconds like 2:35, not long")
                .contains("ftp://example.org/x");

        var saved = administrator.post(
                form,
                fields(
                        "version",
                        "0",
                        "title-en",
                        "Diplomas, animated",
                        "title-sq",
                        "Diplomat, animacion",
                        "title-sr",
                        "Diplome, animacija",
                        "url-en",
                        "https://example.org/watch",
                        "length",
                        "2:05",
                        "captions",
                        "sq"));
        assertThat(saved.body()).contains("Diplomas, animated");
        administrator.post("/desk/texts/videos/diplomas-animation/publish", fields("version", "1"));

        assertThat(administrator.get(agreement).body())
                .contains("https://example.org/watch")
                .contains("2:05")
                .doesNotContain("No animation that explains this agreement");
    }

    @Test
    void keepsAFigureFromElsewhereWithItsSource() {
        var form = "/desk/figures/new";
        administrator.get(form);
        var wrong = administrator.post(
                form, fields("version", "0", "label-en", "Viewers of a debate", "value", "many", "asOf", "2026-13"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("A figure needs a source")
                .contains("A number from 0")
                .contains("There is no such day")
                .contains("value=\"many\"");
        var figure = new HashMap<>(fields(
                "version",
                "0",
                "label-en",
                "Viewers of a debate",
                "label-sq",
                "Shikues të një debati",
                "label-sr",
                "Gledaoci debate",
                "value",
                "12 500",
                "asOf",
                "2026-10",
                "sources.title",
                "Report of tests",
                "sources.publisher",
                "Publisher of tests"));
        var saved = administrator.post(form, figure);
        assertThat(saved.uri().getPath()).isEqualTo("/desk/texts/figures/viewers-of-a-debate");
        assertThat(administrator.get("/en/numbers").body()).doesNotContain("Viewers of a debate");
        administrator.get("/desk/texts/figures/viewers-of-a-debate");
        administrator.post("/desk/texts/figures/viewers-of-a-debate/publish", fields("version", "1"));
        assertThat(administrator.get("/en/numbers").body())
                .contains("Viewers of a debate")
                .contains("12,500")
                .contains("Report of tests");
        assertThat(administrator.get("/sr-cyrl/numbers").body()).contains("Гледаоци дебате");
        assertThat(administrator.get("/desk/figures").body()).contains("viewers-of-a-debate");

        administrator.get("/desk/figures/viewers-of-a-debate");
        figure.put("value", List.of("12600.5"));
        figure.put("version", List.of("1"));
        administrator.post("/desk/figures/viewers-of-a-debate", figure);
        administrator.post("/desk/texts/figures/viewers-of-a-debate/publish", fields("version", "2"));
        assertThat(administrator.get("/en/numbers").body()).contains("12,600.5");
        administrator.post("/desk/texts/figures/viewers-of-a-debate/withdraw", fields("why", "counted twice"));
        assertThat(administrator.get("/en/numbers").body()).doesNotContain("Viewers of a debate");
        assertThat(administrator
                        .get("/desk/audit?q=figure/viewers-of-a-debate&lang=en")
                        .body())
                .contains("withdrew");
    }

    @Test
    void showsEditorsHowItGoes() {
        site.visitor().get("/en/glossary");
        assertThat(author.get("/desk/insights?lang=en").body())
                .contains("Pages read by kind")
                .contains("glossary")
                .contains("<svg");
        assertThat(author.get("/desk/insights.csv").body())
                .startsWith("day,measure,what,detail,n")
                .contains(",page,glossary,en,");
    }

    @Test
    void changesASettingForTheNextMail() {
        var settings = "/desk/health/settings";
        assertThat(author.get(settings).statusCode()).isEqualTo(403);
        assertThat(administrator.get(settings + "?lang=en").body())
                .contains("Where answers to mail go")
                .contains("dialogue.telegram.token")
                .contains("not set");
        var replyTo = "dialogue.newsletter.reply-to";
        var wrong = administrator.post(settings, fields("name", replyTo, "value", "nobody at home"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("That is not a mail address").contains("value=\"nobody at home\"");
        for (var refused : List.of(
                fields("name", "dialogue.telegram.token", "value", "1:x"),
                fields("name", "dialogue.newsletter.from", "value", "Somebody <else@example.org>"),
                fields("name", "dialogue.delivery.messages-per-second.email", "value", "100000000"))) {
            assertThat(administrator.post(settings, refused).statusCode()).isEqualTo(422);
        }
        assertThat(administrator
                        .post(settings, fields("name", replyTo, "value", "answers@example.org"))
                        .uri()
                        .getQuery())
                .isEqualTo("saved");
        administrator.post(
                "/desk/health/test", fields("channel", "email", "address", "operator2@example.org", "in", "en"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> mails().anyMatch(it ->
                        it.contains("To: operator2@example.org") && it.contains("Reply-To: answers@example.org")));
        administrator.post(settings, fields("name", replyTo, "reset", "true"));
        assertThat(administrator.get(settings).body()).doesNotContain("answers@example.org");
        assertThat(administrator.get("/desk/audit?what=changed-setting").body())
                .contains("setting/dialogue.newsletter.reply-to=answers@example.org");
    }

    private Stream<String> mails() throws IOException {
        return site.mails().stream().map(it -> {
            try {
                return Files.readString(it);
            } catch (IOException e) {
                return ""; // being written
            }
        });
    }

    @Test
    void publishesWhatASecondEditorHasReviewedAndForgetsWhatIsWithdrawn() {
        var path = "/desk/meetings/2033-01-10-brussels";
        save(path, "2033-01-10", "Reviewed by two");
        assertThat(author.post(path + "/publish", Map.of()).body()).contains("when a second editor has reviewed it");
        author.get(path + "/preview");
        assertThat(author.post(path + "/submit", fields("version", "1")).body())
                .contains("a second editor finds it")
                .contains("somebody else reviews it");
        assertThat(author.post(path + "/approve", fields("version", "1")).body())
                .contains("cannot review it");

        assertThat(reviewer.get("/desk").body()).contains("Reviewed by two").contains("for you to review");
        var read = reviewer.get(path + "/preview").body();
        assertThat(read).contains("<ins>Reviewed by two</ins>").contains("I have read it and agree");
        assertThat(reviewer.post(path + "/give-back", Map.of()).body()).contains("Nothing was done");
        assertThat(reviewer.post(path + "/give-back", fields("why", "Who took part?"))
                        .body())
                .contains("it is a draft again");
        assertThat(author.get("/desk").body()).contains("Who took part?");
        author.get(path + "/preview");
        author.post(path + "/submit", fields("version", "1"));
        reviewer.get(path + "/preview");
        assertThat(reviewer.post(path + "/approve", fields("version", "1")).body())
                .contains("it can be published");
        author.get(path + "/preview");
        assertThat(author.post(path + "/publish", fields("version", "1")).uri().getPath())
                .startsWith("/desk/broadcasts/");

        var reader = site.visitor();
        assertThat(reader.get("/en/meetings/2033-01-10-brussels").body()).contains("Reviewed by two");
        var revisions = reader.get("/api/v1/archive/revisions?item=meeting/2033-01-10-brussels")
                .body();
        assertThat(revisions)
                .contains("\"reason\":\"published; reviewed by a second person\"")
                .containsPattern("\"author\":\"editor-\\d+\"")
                .doesNotContain("way-author");
        var audit = administrator.get("/desk/audit?q=2033-01-10").body();
        assertThat(audit).contains("handed in for review").contains("gave back").contains("way-reviewer");

        author.get(path + "/preview");
        assertThat(author.post(path + "/withdraw", fields("why", "Held by nobody"))
                        .body())
                .contains("the public does not see it");
        assertThat(reader.get("/en/meetings/2033-01-10-brussels").statusCode()).isEqualTo(404);
        assertThat(reader.get("/en/search?q=Reviewed+by+two").body()).doesNotContain("/meetings/2033-01-10-brussels");
        assertThat(author.get(path + "/history").body()).contains("withdrawn: Held by nobody");
        assertThat(author.get(path + "/history?from=1&to=2").body()).contains("<del>");
    }

    @Test
    void letsAnAlertGoOnlyWhenASecondPersonWhoMaySendSaysSo() {
        var settings = "/desk/health/settings";
        administrator.get(settings);
        administrator.post(settings, fields("name", "dialogue.delivery.approval", "value", "true"));
        try {
            var path = "/desk/meetings/2033-04-10-brussels";
            save(path, "2033-04-10", "Approved by two");
            author.get(path + "/preview");
            author.post(path + "/submit", fields("version", "1"));
            reviewer.get(path + "/preview");
            reviewer.post(path + "/approve", fields("version", "1"));
            author.get(path + "/preview");
            var published = author.post(path + "/publish", fields("version", "1"));
            var broadcast = published.uri().getPath();
            assertThat(published.body()).contains("waits for a second person to approve it");

            assertThat(author.post(broadcast + "/approve", Map.of()).body()).contains("Ask a second person");
            allowSending("false");
            reviewer.get(broadcast);
            assertThat(reviewer.post(broadcast + "/approve", Map.of()).body()).contains("may not let messages go out");
            assertThat(author.get(broadcast).body()).contains("Nothing has gone out yet");
            allowSending("true");
            reviewer.get(broadcast);
            assertThat(reviewer.post(broadcast + "/approve", Map.of()).body())
                    .doesNotContain("waits for a second person");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> author.get("/api/v1" + broadcast).body().contains("\"state\":\"DONE\""));
        } finally {
            administrator.get(settings);
            administrator.post(settings, fields("name", "dialogue.delivery.approval", "reset", "true"));
            allowSending("true");
        }
    }

    /** A change of what one may do ends one's sessions. */
    private void allowSending(String sends) {
        administrator.get("/desk/accounts");
        administrator.post("/desk/accounts/sends", fields("username", "way-reviewer", "sends", sends));
        reviewer.signIn("way-reviewer", RunningSite.PASSWORD);
        reviewer.get("/desk?lang=en");
    }

    @Test
    void publishesAtTheHourThatWasSet() {
        var path = "/desk/meetings/2033-02-10-brussels";
        save(path, "2033-02-10", "Published at its hour");
        author.get(path + "/preview");
        author.post(path + "/submit", fields("version", "1"));
        reviewer.get(path + "/preview");
        reviewer.post(path + "/approve", fields("version", "1"));
        assertThat(reviewer.post(path + "/schedule", fields("version", "1", "at", "2020-01-01T10:00"))
                        .body())
                .contains("within the next year");
        var hour = LocalDateTime.now(ZoneId.of("Europe/Belgrade")).plusHours(2).withNano(0);
        assertThat(reviewer.post(path + "/schedule", fields("version", "1", "at", hour.toString()))
                        .body())
                .contains("Will be published on");
        assertThat(author.get("/desk").body()).contains("Scheduled");
        var reader = site.visitor();
        assertThat(reader.get("/en/meetings/2033-02-10-brussels").statusCode()).isEqualTo(404);
        site.bean(JdbcClient.class)
                .sql("update content.stage set due_at = ? where id = '2033-02-10-brussels'")
                .param(java.sql.Timestamp.valueOf("2020-01-01 00:00:00"))
                .update();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> reader.get("/en/meetings/2033-02-10-brussels").statusCode() == 200);
        assertThat(administrator.get("/desk/audit?q=2033-02-10").body()).contains("published");
    }

    @Test
    void takesAnAssessmentWithASourceAndASecondPerson() {
        var path = "/desk/agreements/customs-stamps/assessments";
        var source = site.bean(Archive.class)
                .agreement(new org.dialogueinfo.content.AgreementId("customs-stamps"))
                .orElseThrow()
                .sources()
                .get(0)
                .value();
        author.get(path);
        var refused = author.post(path, fields("on", "2031-02-30", "reason-en", "Because"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("There is no such day")
                .contains("a step of the scale or a mark")
                .contains("at least one source")
                .contains("Because");
        var saved = author.post(
                path, fields("on", "2033-01", "value", "partial", "reason-en", "As reported", "sources", source));
        assertThat(saved.body()).contains("A second editor confirms it").contains("As reported");
        assertThat(author.post(path + "/review", Map.of()).body()).contains("another editor than its author");
        reviewer.get(path);
        assertThat(reviewer.post(path + "/review", Map.of()).body())
                .contains("Confirmed")
                .contains("reviewed by editor-");
    }

    @Test
    void letsAPersonSayOrRefuseThatSomethingIsOverdue() {
        var list = author.get("/desk/overdue").body();
        var actions =
                Pattern.compile("action=\"(/desk/overdue/[^\"]+)/publish\"").matcher(list);
        assertThat(actions.find()).isTrue();
        var first = actions.group(1);
        assertThat(actions.find()).isTrue();
        var second = actions.group(1);
        assertThat(author.post(first + "/refuse", Map.of()).body()).contains("Nothing was done");
        assertThat(author.post(first + "/refuse", fields("why", "The sources do not agree"))
                        .body())
                .contains("Refused")
                .doesNotContain(first + "/publish");
        assertThat(author.post(second + "/publish", fields("note-en", "A note for readers"))
                        .body())
                .contains("Published; pages")
                .doesNotContain(second + "/refuse");
        assertThat(author.post(second + "/refuse", fields("why", "Too late")).body())
                .contains("decided it meanwhile");
    }

    @Test
    void showsTheBoardTheSourcesTheLinksAndMakesAReleaseThatStays() {
        assertThat(author.get("/desk/translations?state=missing").body()).contains("Translations");
        assertThat(author.get("/desk/translations?kind=situations&q=diploma").body())
                .contains("/desk/texts/situations/")
                .contains("data-standing=\"complete\"");
        assertThat(author.get("/desk/sources").statusCode()).isEqualTo(200);
        assertThat(author.get("/desk/links").body()).contains("addresses of sources");
        author.get("/desk/releases");
        assertThat(author.post("/desk/releases", Map.of()).body()).contains("Nothing was done");
        var made = author.post("/desk/releases", fields("note", "A release of a test"));
        assertThat(made.uri().getQuery()).matches("same|made=\\d+");
        var number = made.body().replaceAll("(?s).*?release=(\\d+).*", "$1");
        assertThat(site.visitor()
                        .get("/api/v1/archive/export?release=" + number)
                        .statusCode())
                .isEqualTo(200);
        assertThat(site.visitor().get("/api/v1/archive/export?release=99999").statusCode())
                .isEqualTo(404);
    }

    @Test
    void editsTheTextsOfAnEventSideBySideWithASecondPerson() {
        var path = "/desk/texts/events/2016-10-12-belgrade-security-forum";
        var page = author.get(path).body();
        var version = page.replaceAll("(?s).*?name=\"version\" value=\"(\\d+)\".*", "$1");
        assertThat(page).contains("name=\"title-sq\"").contains("name=\"text-sr\"");
        var typed = new HashMap<String, List<String>>();
        typed.put("version", List.of(version));
        for (var language : List.of("en", "sq", "sr")) {
            typed.put("title-" + language, List.of("Forum " + language));
            typed.put("text-" + language, List.of("Text " + language));
        }
        typed.put("title-en", List.of("A forum of a test"));
        typed.put("text-sr", List.of(""));
        assertThat(author.post(path, typed).uri().getQuery()).isEqualTo("saved");
        assertThat(author.post(path, typed).statusCode()).isEqualTo(409);
        assertThat(author.get("/desk/translations?kind=events&state=missing").body())
                .contains("A forum of a test");
        assertThat(author.get("/desk").body()).contains("/desk/texts/events/2016-10-12-belgrade-security-forum");
        var next = String.valueOf(Long.parseLong(version) + 1);
        author.get(path);
        author.post(path + "/submit", fields("version", next));
        reviewer.get(path);
        assertThat(reviewer.post(path + "/approve", fields("version", next)).body())
                .contains("it can be published");
        assertThat(reviewer.post(path + "/publish", fields("version", next)).body())
                .contains("texts are missing");
        assertThat(reviewer.post(path + "/publish", fields("version", next, "fallback", "true"))
                        .body())
                .contains("the site shows it now");
        assertThat(site.visitor().get("/en/events").body()).contains("A forum of a test");
        assertThat(author.get("/desk/texts/sources/x").statusCode()).isEqualTo(404);
        assertThat(author.get("/desk/texts/events/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void keepsWhatIsTypedAndShowsItAsItWouldBeRead() {
        var path = "/desk/meetings/2033-03-10-brussels";
        save(path, "2033-03-10", "Saved before");
        author.get(path);
        var typed = meeting("2033-03-10", "Typed, not saved");
        typed.put("version", List.of("1"));
        assertThat(author.post(path + "/typed", typed).statusCode()).isEqualTo(204);
        assertThat(author.get(path + "/live?as=page&in=en").body()).contains("Typed, not saved");
        assertThat(author.get(path + "/live?as=chat&in=sr-cyrl").body()).contains("bubble");
        assertThat(author.get(path + "/live?as=email&in=sq").body()).contains("Typed, not saved");
        assertThat(reviewer.get(path + "/live?as=page&in=en").body()).contains("Saved before");
        assertThat(site.visitor().get("/en/meetings/2033-03-10-brussels").statusCode())
                .isEqualTo(404);

        var back = site.visitor();
        back.signIn("way-author", RunningSite.PASSWORD);
        assertThat(back.get(path + "?lang=en").body())
                .contains("did not save it")
                .contains("Saved before");
        assertThat(back.get(path + "?continue=typing").body()).contains("value=\"Typed, not saved\"");
        assertThat(reviewer.get(path).body()).doesNotContain("did not save it");
        reviewer.post(path, meeting("2033-03-10", "Reviewer was first", "1"));
        assertThat(back.post(path, typed).statusCode()).isEqualTo(409);
        assertThat(back.get(path).body()).contains("did not save it");
        assertThat(back.post(path + "/typed/discard", Map.of()).body())
                .doesNotContain("did not save it")
                .contains("Reviewer was first");
    }

    @Test
    void showsAnEditorByANameOnlyWhenTheyChooseOne() {
        assertThat(author.get("/desk/account/byline").body()).containsPattern("editor-\\d+");
        assertThat(author.post("/desk/account/byline", fields("name", "editor-99"))
                        .body())
                .contains("Not saved");
        assertThat(author.post("/desk/account/byline", fields("name", "A Name of a Test"))
                        .body())
                .contains("value=\"A Name of a Test\"");
        assertThat(author.post("/desk/account/byline", fields("name", "")).body())
                .doesNotContain("A Name of a Test");
    }

    private void save(String path, String date, String title) {
        author.get(path);
        assertThat(author.post(path, meeting(date, title)).uri().getQuery()).isEqualTo("saved");
    }

    private static Map<String, List<String>> meeting(String date, String title) {
        return meeting(date, title, "0");
    }

    private static Map<String, List<String>> meeting(String date, String title, String version) {
        var typed = new HashMap<String, List<String>>();
        typed.put("version", List.of(version));
        typed.put("date", List.of(date));
        typed.put("status", List.of("announced"));
        typed.put("level", List.of("leaders"));
        typed.put("format", List.of("joint"));
        typed.put("evidence", List.of("outcome"));
        for (var language : List.of("en", "sq", "sr")) {
            typed.put("title-" + language, List.of(title));
            typed.put("summary-" + language, List.of("Text"));
        }
        return typed;
    }

    private static Map<String, List<String>> fields(String... namesAndValues) {
        var fields = new HashMap<String, List<String>>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
        }
        return fields;
    }
}
