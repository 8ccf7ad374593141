package org.dialogueinfo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An editor's work in the browser, without scripts. */
class DeskPagesTests {

    private final RunningSite site = RunningSite.shared();
    private final Visitor editor = site.visitor();

    @BeforeEach
    void signIn() {
        assertThat(editor.signIn(RunningSite.ADMINISTRATOR, RunningSite.PASSWORD)
                        .uri()
                        .getPath())
                .isEqualTo("/desk");
        editor.get("/desk?lang=en");
    }

    @Test
    void showsWhatWaits() {
        assertThat(editor.get("/desk").body()).contains("Work list").contains("Agreements");
        assertThat(editor.get("/desk/agreements?q=energy").body()).contains("/desk/agreements/energy");
        assertThat(editor.get("/desk/meetings?state=draft").statusCode()).isEqualTo(200);
        assertThat(editor.get("/desk/meetings?id=nonsense").body()).contains("A meeting id is a date and a place");
    }

    @Test
    void keepsADraftFromThePublicUntilItIsPublished() {
        var path = "/desk/meetings/2031-01-10-brussels";
        editor.get(path);
        var saved = editor.post(path, meeting("2031-01-10", "A draft that nobody sees"));
        assertThat(saved.uri().getQuery()).isEqualTo("saved");
        assertThat(saved.body()).contains("A draft that nobody sees").contains("Person One");
        var reader = site.visitor();
        assertThat(reader.get("/en/meetings/2031-01-10-brussels").statusCode()).isEqualTo(404);
        assertThat(reader.get("/en/meetings?year=2031").body()).doesNotContain("nobody sees");
        assertThat(reader.get("/api/v1/meetings/2031-01-10-brussels").statusCode())
                .isEqualTo(404);
        assertThat(reader.get(path + "/page").uri().getPath()).isEqualTo("/desk/sign-in");
        assertThat(editor.get(path + "/page?lang=sr-cyrl").body()).contains("Нацрт на српском");

        var preview = editor.get(path + "/preview?in=sr-cyrl");
        assertThat(preview.body()).contains("Нацрт на српском").contains("Who gets it");
        var mail = editor.get(path + "/as/email/1?in=sq");
        assertThat(mail.body()).contains("<h1").contains("Draft në shqip");
        assertThat(mail.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("sandbox")
                .contains("default-src 'none'");
        editor.get(path + "/preview");
        var published = editor.post(path + "/publish", Map.of());
        assertThat(published.uri().getPath()).startsWith("/desk/broadcasts/");
        assertThat(published.body()).doesNotContain("may not let messages go out");
        assertThat(reader.get("/en/meetings/2031-01-10-brussels").body()).contains("A draft that nobody sees");
        var broadcast = published.uri().getPath();
        assertThat(editor.get(broadcast + "/rows?state=sent").body()).contains("Recipients one by one");
        assertThat(editor.get(broadcast + "/sample?in=sr-cyrl").body()).contains("Нацрт на српском");
        assertThat(editor.get(broadcast + "/as/email/1?in=sq").body()).contains("Draft në shqip");
        editor.get(path + "/preview");
        assertThat(editor.post(path + "/publish", Map.of()).body()).contains("Nothing was changed");
    }

    @Test
    void letsWhoPublishedStopTheAlertAndCorrectIt() {
        var path = "/desk/meetings/2031-03-10-brussels";
        editor.get(path);
        editor.post(path, meeting("2031-03-10", "A title with a mistkae"));
        assertThat(editor.get(path + "/preview").body()).contains("can still be stopped for 60 seconds");
        var published = editor.post(path + "/publish", Map.of());
        assertThat(published.body()).contains("until then it can be stopped").contains("href=\"" + path + "\"");
        var alert = published.uri().getPath();
        assertThat(editor.get("/api/v1" + alert).body()).contains("\"state\":\"SCHEDULED\"");
        assertThat(editor.post(alert + "/stop", Map.of()).body()).contains("Stopped before anybody got it");

        editor.get(path);
        var mended = new HashMap<>(meeting("2031-03-10", "A title without a mistake"));
        mended.put("version", List.of("1"));
        editor.post(path, mended);
        editor.get(path + "/preview");
        var again = editor.post(path + "/publish", Map.of());
        assertThat(again.body()).contains("Corrected meeting").contains("A title without a mistake");
        assertThat(editor.get(again.uri().getPath() + "/sample").body())
                .as("a first announcement")
                .doesNotContain("Correction:");
        assertThat(editor.get("/desk/audit?what=stopped&q=" + alert.substring(alert.lastIndexOf('/') + 1))
                        .body())
                .contains("<td>stopped</td>");
    }

    @Test
    void keepsWhatWasAskedWhenTheLanguageChanges() {
        assertThat(editor.get("/desk/insights?period=half").body())
                .contains("href=\"/desk/insights?period=half&amp;lang=sr-cyrl\"");
        assertThat(editor.get("/desk/accounts/person?username=" + RunningSite.ADMINISTRATOR + "&lang=sq")
                        .body())
                .contains("?username=" + RunningSite.ADMINISTRATOR + "&amp;lang=en\"");
    }

    @Test
    void showsWhetherEachChannelWorks() {
        assertThat(editor.get("/desk/health").body())
                .contains("Channels and health")
                .contains("delivery/email")
                .contains("Send me a test");
        var refused = editor.post(
                "/desk/health/test",
                Map.of("channel", List.of("email"), "address", List.of("nonsense"), "in", List.of("en")));
        assertThat(refused.body()).contains("That is not a mail address").contains("value=\"nonsense\"");
    }

    @Test
    void keepsWhatWasTypedWhenItIsRefused() {
        var path = "/desk/meetings/2031-02-10-brussels";
        editor.get(path);
        var typed = new HashMap<>(meeting("2031-02-31", "Kept as typed"));
        typed.put("round", List.of("many"));
        typed.put("sources.title", List.of("", "A report"));
        typed.put("sources.publisher", List.of("", ""));
        typed.put("sources.url", List.of("", "javascript:alert(1)"));
        typed.put("sources.date", List.of("", ""));
        typed.put("sources.id", List.of("", ""));
        var refused = editor.post(path, typed);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("There is no such day")
                .contains("aria-describedby=\"wrong-date\"")
                .contains("Kept as typed")
                .contains("value=\"many\"")
                .contains("A whole number")
                .contains("wrong-sources.0.publisher")
                .contains("wrong-sources.0.url")
                .contains("An address begins with http");
        assertThat(editor.get(path).body()).doesNotContain("Kept as typed");
    }

    @Test
    void addsRowsWithoutScriptsAndWithoutSaving() {
        var path = "/desk/meetings/2031-03-10-brussels";
        editor.get(path);
        var typed = new HashMap<>(meeting("2031-03-10", "Typed, not saved"));
        typed.put("more", List.of("participants.name"));
        var more = editor.post(path, typed);
        assertThat(more.body()).contains("Person One");
        assertThat(more.body().split("name=\"participants.name\"")).hasSize(5);
        assertThat(editor.get(path).body()).doesNotContain("Typed, not saved");
    }

    @Test
    void showsTheirsBesideYoursWhenTwoSave() {
        var path = "/desk/meetings/2031-04-10-brussels";
        var other = site.visitor();
        other.signIn(RunningSite.ADMINISTRATOR, RunningSite.PASSWORD);
        other.get(path + "?lang=en");
        editor.get(path);
        editor.post(path, meeting("2031-04-10", "Theirs was first"));
        var conflict = other.post(path, meeting("2031-04-10", "Yours came second"));
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.body())
                .contains("somebody else saved")
                .contains("value=\"Yours came second\"")
                .contains("Theirs was first");
        assertThat(editor.get(path).body()).contains("Theirs was first").doesNotContain("Yours came second");
        var version = conflict.body().replaceAll("(?s).*name=\"version\" value=\"(\\d+)\".*", "$1");
        var merged = new HashMap<>(meeting("2031-04-10", "Both brought together"));
        merged.put("version", List.of(version));
        assertThat(other.post(path, merged).uri().getQuery()).isEqualTo("saved");
    }

    @Test
    void editsAnAgreementInThreeLanguages() {
        var path = "/desk/agreements/test-agreement";
        editor.get(path);
        var typed = new HashMap<String, List<String>>();
        typed.put("version", List.of("0"));
        typed.put("kind", List.of("agreement"));
        typed.put("nature", List.of("technical"));
        typed.put("year", List.of("2031"));
        typed.put("status", List.of("not-started"));
        typed.put("asOf", List.of("2031-01"));
        typed.put("title-en", List.of("A test agreement"));
        typed.put("summary-en", List.of("What it is in a sentence."));
        typed.put("what-en", List.of("It is <script>alert(1)</script> a test."));
        typed.put("dates.date", List.of("2031-01-05"));
        typed.put("dates.what-en", List.of("Agreed"));
        typed.put("dates.what-sq", List.of("U dakorduan"));
        typed.put("dates.what-sr", List.of("Dogovoreno"));
        typed.put("dates.sources", List.of(""));
        typed.put("sources.id", List.of(""));
        typed.put("sources.title", List.of("A page"));
        typed.put("sources.publisher", List.of("A publisher"));
        typed.put("sources.url", List.of("https://example.org/test-agreement"));
        typed.put("sources.date", List.of("2031-01-06"));
        typed.put("preview", List.of("preview"));
        var preview = editor.post(path, typed);
        assertThat(preview.uri().getPath()).isEqualTo(path + "/preview");
        var missing = editor.post(path + "/publish", Map.of());
        assertThat(missing.uri().getQuery()).isEqualTo("missing");
        assertThat(missing.body()).contains("texts are missing");
        assertThat(site.visitor().get("/en/agreements/test-agreement").statusCode())
                .isEqualTo(404);
        var published = editor.post(path + "/publish", Map.of("fallback", List.of("true")));
        assertThat(published.uri().getPath()).startsWith("/desk/broadcasts/");
        var page = site.visitor().get("/sq/agreements/test-agreement").body();
        assertThat(page).contains("A test agreement").contains("English").doesNotContain("<script>alert");

        var edit = editor.get(path);
        assertThat(edit.body()).contains("name=\"what.sources\"").contains("A publisher");
        var sourceId = edit.body().replaceAll("(?s).*name=\"sources.id\" value=\"(s-[0-9a-f]+)\".*", "$1");
        typed.put("version", List.of("1"));
        typed.put("sources.id", List.of(sourceId));
        typed.put("what.sources", List.of(sourceId));
        typed.put("parent", List.of("test-agreement"));
        assertThat(editor.post(path, typed).body()).contains("in relation to itself");
        typed.put("parent", List.of("energy"));
        typed.remove("preview");
        assertThat(editor.post(path, typed).uri().getQuery()).isEqualTo("saved");
        var told = editor.call(
                RunningSite.ADMINISTRATOR, RunningSite.PASSWORD, "GET", "/api/v1/desk/agreements/test-agreement", "");
        assertThat(told.body()).contains("\"parent\":\"energy\"").contains("\"sources\":[\"" + sourceId + "\"]");
    }

    @Test
    void showsKeptMailInAFrameThatRunsNothing() {
        var reader = site.visitor();
        reader.get("/en/subscribe");
        reader.post("/en/subscribe", Map.of("address", List.of("reader1@example.org"), "topic", List.of("op-eds")));
        org.awaitility.Awaitility.await()
                .until(() -> editor.get("/desk/mail").body().contains("reader1@example.org"));
        var list = editor.get("/desk/mail").body();
        var file = list.replaceAll("(?s).*/desk/mail/([\\d-]+\\.eml).*", "$1");
        assertThat(editor.get("/desk/mail/" + file).body()).contains("<iframe sandbox");
        var html = editor.get("/desk/mail/" + file + "/html");
        assertThat(html.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("sandbox");
        assertThat(html.body()).contains("<h1");
        assertThat(editor.get("/desk/mail/..%2F..%2Fpom.xml").statusCode()).isIn(400, 404);
    }

    private static Map<String, List<String>> meeting(String date, String title) {
        var typed = new HashMap<String, List<String>>();
        typed.put("version", List.of("0"));
        typed.put("date", List.of(date));
        typed.put("status", List.of("announced"));
        typed.put("level", List.of("leaders"));
        typed.put("format", List.of("joint"));
        typed.put("evidence", List.of("outcome"));
        typed.put("place.city", List.of("Brussels"));
        typed.put("title-en", List.of(title));
        typed.put("title-sq", List.of("Draft në shqip"));
        typed.put("title-sr", List.of("Nacrt na srpskom"));
        typed.put("summary-en", List.of("What was discussed."));
        typed.put("summary-sq", List.of("Çfarë u diskutua."));
        typed.put("summary-sr", List.of("O čemu se razgovaralo."));
        typed.put("participants.name", List.of("", "Person One"));
        typed.put("participants.role", List.of("", "Speaker"));
        typed.put("participants.side", List.of("kosovo", "eu"));
        typed.put("topics", List.of("energy", ""));
        typed.put("agreements", List.of("energy"));
        return typed;
    }
}
