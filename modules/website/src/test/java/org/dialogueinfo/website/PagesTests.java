package org.dialogueinfo.website;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Topic;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

@SiteRunning
class PagesTests {

    private static final Pattern EXAMPLE = Pattern.compile(
            "<p><a href=\"(/api/[^\"]+)\" rel=\"nofollow\">.*?</summary>\\s*<pre[^>]*><code>(.*?)</code>",
            Pattern.DOTALL);

    @Autowired
    MockMvc mvc;

    @Autowired
    JsonMapper json;

    @Autowired
    Archive archive;

    @Autowired
    Pages pages;

    @Autowired
    Signs signs;

    @ParameterizedTest
    @EnumSource
    void answersEveryPageOfTheSiteMap(Rendering rendering) throws Exception {
        for (var page : pages.all()) {
            if (page.path().equals("/chat")) {
                continue; // another module's page, which the tests of the whole ask for
            }
            var response = get("/" + rendering.path() + page.path());
            assertThat(response.getStatus()).as(page.path()).isEqualTo(200);
            assertThat(response.getContentAsString())
                    .as(page.path())
                    .contains("<h1")
                    .doesNotContain("??");
        }
    }

    @ParameterizedTest
    @EnumSource
    void laysAYearsMeetingsOutAsACalendar(Rendering rendering) throws Exception {
        var path = "/" + rendering.path() + "/meetings";
        var page = get(path + "?view=calendar&year=2023").getContentAsString();
        assertThat(page).doesNotContain("??").contains("rel=\"prev\"", "rel=\"next\"");
        assertThat(page.split("<caption>")).hasSize(13);
        for (var meeting : archive.meetings(Archive.MeetingFilter.all())) {
            var link = "href=\"%s/%s\"".formatted(path, meeting.id());
            assertThat(page.contains(link)).as(link).isEqualTo(meeting.date().year() == 2023);
        }
        assertThat(get(path + "?view=calendar&level=presidents&year=1999").getContentAsString())
                .doesNotContain("<caption>", "??");
    }

    @Test
    void countsTheDaysOfAWeekFromMonday() {
        var february = YearCalendar.of(2024, List.of()).months().get(1);
        assertThat(february.weeks())
                .hasSize(5)
                .allSatisfy(week -> assertThat(week).hasSize(7));
        assertThat(february.weeks().get(0)).extracting(YearCalendar.Day::number).containsExactly(0, 0, 0, 1, 2, 3, 4);
        assertThat(february.weeks().get(4)).extracting(YearCalendar.Day::number).startsWith(26, 27, 28, 29, 0);
        assertThat(YearCalendar.days(Rendering.SQ.locale())).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void computesHowFarImplementationIs() throws Exception {
        var all = archive.all(Agreement.class);
        var scale = Scale.of(all);
        assertThat(scale.parts().stream().mapToInt(Scale.Part::count).sum()).isEqualTo(all.size());
        assertThat(scale.parts().stream().mapToInt(Scale.Part::width).sum()).isEqualTo(Scale.LENGTH);
        assertThat(get("/en").getContentAsString()).contains("Of " + all.size() + " agreements");
    }

    @Test
    void countsTheMeetingsOfEveryYear() throws Exception {
        var years = Years.of(archive.meetings(Archive.MeetingFilter.all())).all();
        assertThat(years).extracting(Years.Year::year).startsWith(2011).doesNotHaveDuplicates();
        assertThat(years).allMatch(it -> it.top() + it.height() == 100 && it.height() > 0 == it.count() > 0);
        assertThat(get("/sr/meetings").getContentAsString())
                .contains("<a href=\"#y2013\">", "<span class=\"unseen\">Sastanci: </span>");
        assertThat(get("/sr/meetings?year=2013").getContentAsString()).doesNotContain("class=\"years\"");
    }

    @Test
    void givesEveryTopicASignOfItsOwn() {
        assertThat(archive.all(Topic.class)).extracting(signs::of).noneMatch(it -> it.endsWith("#other"));
        assertThat(signs.of(archive.find(Agreement.class, "energy").orElseThrow()))
                .endsWith("#energy");
    }

    /** Pages of dialogue-info.com as it was: about a meeting, about an agreement, an op-ed; one that many rest on; and a slash too much. */
    @ParameterizedTest
    @CsvSource({
        "/second-meeting-between-kurti-and-vucic/, /en/meetings/2021-07-19-brussels",
        "/telecommunications, /en/agreements/telecommunications",
        "/sr/medusobno-priznavanje-adr-sertifikata, /sr/agreements/adr-certificates",
        "/sq/platforma-dialogu-nje-dere-e-hapur-per-informim, /sq/op-eds#open-door-of-information",
        "/sr/dijalog,",
        "/sq/agreements/, /sq/agreements"
    })
    void leadsFromAFormerAddressToTheSameSubject(String former, @Nullable String now) throws Exception {
        var answer = get(former);
        assertThat(answer.getStatus()).isEqualTo(now == null ? 404 : 301);
        assertThat(answer.getHeader("Location")).isEqualTo(now);
    }

    /** What went wrong is said on a page of the site, in the reader's language, with a way on. */
    @ParameterizedTest
    @CsvSource({
        "/sr/subscribe, 403, Ovo nije moglo da se uradi",
        "/sq/meetings, 500, Diçka shkoi keq",
        "/en/no-page, 404, This page is not here"
    })
    void hasAPageForWhatGoesWrong(String address, int status, String said) throws Exception {
        var page = mvc.perform(MockMvcRequestBuilders.get("/error")
                        .accept(MediaType.TEXT_HTML)
                        .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, status)
                        .requestAttr(RequestDispatcher.ERROR_REQUEST_URI, address))
                .andReturn()
                .getResponse();
        assertThat(page.getStatus()).isEqualTo(status);
        assertThat(page.getContentAsString())
                .contains("<h1>" + said)
                .contains("<nav", "href=\"" + address.substring(0, 3) + "\"")
                .doesNotContain("??");
    }

    @Test
    void leadsToTheBotOfThoseWhoGiveNoAddress() throws Exception {
        assertThat(get("/sr-cyrl/subscribe").getContentAsString())
                .contains("href=\"https://t.me/dialogue_bot\"", "Отвори бота у апликацији Телеграм");
    }

    @Test
    void namesWomenAsNewspapersDo() throws Exception {
        assertThat(get("/sr/meetings/2013-02-06-brussels-presidents").getContentAsString())
                .contains("predsednica Kosova")
                .doesNotContain("predsednik/");
        assertThat(get("/sq/meetings/2022-05-04-berlin").getContentAsString()).contains("kancelar i Gjermanisë");
    }

    @Test
    void filtersByLinksThatKeepEachOther() throws Exception {
        assertThat(get("/agreements/").getRedirectedUrl()).isEqualTo("/en/agreements");
        var page = get("/en/agreements?year=2013&nature=technical").getContentAsString();
        var found = archive.agreements(new Archive.AgreementFilter(2013, Agreement.Nature.TECHNICAL, null, null));
        assertThat(page)
                .contains("Found: " + found.size())
                .contains("href=\"/en/agreements?nature=technical&amp;status=partial&amp;year=2013\"")
                .contains("href=\"/en/agreements?year=2013\"");
        assertThat(get("/en/agreements?nature=military").getStatus()).isEqualTo(404);
        assertThat(get("/en/agreements?view=table").getContentAsString()).contains("<th scope=\"row\">");
        assertThat(get("/en/agreements?year=1999").getContentAsString()).contains("Nothing matches");
        assertThat(get("/sq/meetings?place=Ohrid").getContentAsString()).contains("2023-03-18-ohrid");
    }

    @Test
    void filtersByTopicTogetherWithTheOthers() throws Exception {
        var energy = archive.find(Topic.class, "energy").orElseThrow();
        var all = archive.all(Agreement.class).stream().filter(energy::has).toList();
        var page = get("/sr/agreements?topic=energy&year=2015").getContentAsString();
        assertThat(page)
                .contains("energy-conclusions-2015", "aria-current=\"true\" rel=\"nofollow\"><span>Energetika")
                .contains("href=\"/api/v1/agreements?lang=sr&amp;topic=energy&amp;year=2015&amp;format=csv\"")
                .doesNotContain("/agreements/first-agreement\"");
        assertThat(get("/en/agreements?topic=energy").getContentAsString()).contains("Found: " + all.size());
        assertThat(get("/en/meetings?topic=diplomas").getContentAsString()).contains("Found: 7");
        assertThat(get("/en/meetings?topic=sport").getStatus()).isEqualTo(404);
        assertThat(get("/api/v1/meetings?topic=sport").getContentAsString()).contains("no topic 'sport'");
        assertThat(archive.all(Agreement.class))
                .allMatch(it -> archive.all(Topic.class).stream().anyMatch(topic -> topic.has(it)));
    }

    @Test
    void comparesTwoAgreementsAndTwoDays() throws Exception {
        var two = get("/en/compare?a=energy&b=telecommunications").getContentAsString();
        assertThat(two)
                .contains("What it is", "href=\"/en/agreements/energy\"", "href=\"/en/agreements/telecommunications\"")
                .contains("<tr class=\"differs\"><th scope=\"row\">Implementation</th>");
        var days = get("/en/compare?a=first-agreement&onA=2013-12-31").getContentAsString();
        assertThat(days)
                .contains("31 December 2013", "The explanation is the same on both sides")
                .contains("<tr class=\"differs\"><th scope=\"row\">Assessments</th>");
        assertThat(get("/en/compare").getContentAsString()).doesNotContain("class=\"compared\"");
        assertThat(get("/en/compare?a=nothing").getStatus()).isEqualTo(404);
        assertThat(get("/en/compare?a=energy&onA=32-13").getStatus()).isEqualTo(404);
    }

    @Test
    void showsWhatEachSideSaysAndTheHistoryAsATable() throws Exception {
        var page = get("/sq/agreements/first-agreement").getContentAsString();
        assertThat(page)
                .contains("id=\"claims\"", "<h3>Kosova", "<h3>Serbia", "<h3>Bashkimi Evropian", "<h3>Vëzhguesit");
        assertThat(page)
                .containsSubsequence(
                        "id=\"history\"",
                        "class=\"drawn\"",
                        "step-partial",
                        "<table>",
                        "<time datetime=\"2013-05-22\"");
    }

    @Test
    void searchesWithFiltersMarksAndCorrections() throws Exception {
        var page = get("/en/search?q=enrgy%20agreement&kind=agreement").getContentAsString();
        assertThat(page)
                .contains("Did you mean", "<mark>", "aria-current=\"true\" rel=\"nofollow\"><span>Agreements</span>")
                .contains("/en/search?kind=agreement&amp;q=enrgy%20agreement&amp;year=2015\"");
        assertThat(get("/sr-cyrl/search?q=energetika").getContentAsString()).contains("<mark>енергети");
        assertThat(get("/sq/search?q=qqqxxyyzz").getContentAsString())
                .contains("nuk u gjet asgjë", "href=\"/sq/agreements?topic=energy\"", "href=\"/sq/chat\"");
        assertThat(get("/en/search?q=energy&kind=planet").getStatus()).isEqualTo(404);
        assertThat(get("/en/search?q=energy&topic=planet").getStatus()).isEqualTo(404);
        assertThat(get("/api/v1/complete?lang=sr-cyrl&q=energ").getContentAsString())
                .contains("\"url\":\"/sr-cyrl/agreements/energy\"", "\"matched\":true", "Споразум");
    }

    /** Kind, topic, year, status and language: each a link that keeps the others, in the reader's own letters. */
    @ParameterizedTest
    @CsvSource({"EN, Energy", "SQ, Energjia", "SR, Energetika", "SR_CYRL, Енергетика"})
    void filtersASearchByATopicToo(Rendering rendering, String topic) throws Exception {
        var all = get("/%s/search?q=KOSTT".formatted(rendering.path())).getContentAsString();
        assertThat(all)
                .contains("<span>%s</span>".formatted(topic), "?q=KOSTT&amp;topic=energy\"")
                .contains("?kind=agreement&amp;q=KOSTT\"", "?q=KOSTT&amp;year=", "?q=KOSTT&amp;status=")
                .contains("· <time datetime=");
        var filtered = get("/%s/search?q=KOSTT&topic=energy&kind=agreement".formatted(rendering.path()))
                .getContentAsString();
        assertThat(filtered)
                .contains("aria-current=\"true\" rel=\"nofollow\"><span>%s</span>".formatted(topic))
                .contains("energy-kostt-ems-2014");
    }

    @ParameterizedTest
    @EnumSource
    void showsExamplesOfTheApiThatAnswerWhatThePageSays(Rendering rendering) throws Exception {
        var page = HtmlUtils.htmlUnescape(
                get("/%s/api".formatted(rendering.path())).getContentAsString());
        var examples = EXAMPLE.matcher(page);
        int count = 0;
        while (examples.find()) {
            var answer = get(examples.group(1));
            assertThat(answer.getStatus()).as(examples.group(1)).isEqualTo(200);
            assertThat(pretty(answer)).as(examples.group(1)).startsWith(examples.group(2));
            count++;
        }
        assertThat(count).isEqualTo(9);
    }

    /** As the page shows it, whatever the spaces. */
    private String pretty(MockHttpServletResponse answer) throws Exception {
        var text = answer.getContentAsString();
        return "application/json".equals(answer.getContentType())
                ? json.writerWithDefaultPrettyPrinter().writeValueAsString(json.readTree(text))
                : text.replace("\r\n", "\n");
    }

    @Test
    void escapesWhatTheAddressBrings() throws Exception {
        assertThat(get("/en/meetings?place=%3Cscript%3Ealert(1)%3C/script%3E").getContentAsString())
                .doesNotContain("<script>alert");
    }

    private MockHttpServletResponse get(String address) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.get(URI.create(address)))
                .andReturn()
                .getResponse();
    }
}
