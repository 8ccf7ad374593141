package org.dialogueinfo.website;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.time.ZoneOffset;
import java.util.HashSet;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.kernel.Rendering;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@SiteRunning
class ContractsTests {

    @Autowired
    MockMvc mvc;

    @Autowired
    Archive archive;

    @ParameterizedTest
    @EnumSource
    void offersAFeedThatAnIndependentReaderReads(Rendering rendering) throws Exception {
        var response = get("/" + rendering.path() + "/feed.atom");
        assertThat(response.getContentType()).startsWith("application/atom+xml");
        var feed = new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(response.getContentAsByteArray())));
        assertThat(feed.getEntries()).hasSize(50);
        assertThat(new HashSet<>(
                        feed.getEntries().stream().map(it -> it.getUri()).toList()))
                .hasSize(50);
        assertThat(feed.getEntries())
                .allSatisfy(it -> assertThat(it.getTitle()).isNotBlank())
                .allSatisfy(it -> assertThat(it.getUpdatedDate()).isNotNull())
                .allSatisfy(
                        it -> assertThat(it.getLink()).startsWith("https://dialogue-info.example/" + rendering.path()));
        assertThat(response.getContentAsString()).contains("xml:lang=\"" + rendering.tag() + "\"");
    }

    @Test
    void offersAFeedOfOneTopic() throws Exception {
        var meetings = get("/sr/feed.atom?topic=meetings").getContentAsString();
        assertThat(meetings).contains("/sr/meetings/").doesNotContain("/sr/agreements/");
        var one = get("/sq/feed.atom?topic=agreement:first-agreement").getContentAsString();
        assertThat(one).contains("/sq/agreements/first-agreement").doesNotContain("/sq/agreements/energy");
        assertThat(get("/sq/feed.atom?topic=weather").getStatus()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource
    void offersACalendarThatAnIndependentReaderReads(Rendering rendering) throws Exception {
        var response = get("/" + rendering.path() + "/meetings.ics");
        assertThat(response.getContentType()).startsWith("text/calendar");
        var text = response.getContentAsString();
        assertThat(text.split("\r\n"))
                .allSatisfy(it -> assertThat(it.getBytes("UTF-8").length).isLessThanOrEqualTo(75));
        var calendars = Biweekly.parse(text).all();
        assertThat(calendars).hasSize(1);
        var events = calendars.get(0).getEvents();
        assertThat(events).hasSizeGreaterThan(100);
        assertThat(events.stream().map(it -> it.getUid().getValue()).distinct()).hasSameSizeAs(events);
        assertThat(events)
                .allSatisfy(it -> assertThat(it.getDateTimeStamp()).isNotNull())
                .allSatisfy(it -> assertThat(it.getSequence().getValue()).isZero())
                .allSatisfy(
                        it -> assertThat(it.getDateStart().getValue().hasTime()).isFalse())
                .allSatisfy(it -> assertThat(it.getDateEnd().getValue())
                        .isAfter(it.getDateStart().getValue()))
                .allSatisfy(it -> assertThat(it.getSummary().getValue()).isNotBlank());
        var ohrid = events.stream()
                .filter(it -> it.getUid().getValue().equals("meeting-2023-03-18-ohrid@dialogue-info"))
                .findFirst()
                .orElseThrow();
        assertThat(ohrid.getDateStart()
                        .getValue()
                        .getRawComponents()
                        .toDate()
                        .toInstant()
                        .atZone(ZoneOffset.systemDefault())
                        .toLocalDate())
                .isEqualTo("2023-03-18");
        assertThat(calendars.get(0).validate(biweekly.ICalVersion.V2_0)).isEmpty();
    }

    @Test
    void listsEveryPageInEveryRendering() throws Exception {
        assertThat(get("/sitemap.xml").getContentAsString())
                .contains("<sitemapindex", "https://dialogue-info.example/sitemap-sr-cyrl.xml", "<lastmod>20");
        var map = get("/sitemap-sq.xml").getContentAsString();
        assertThat(map)
                .contains("<loc>https://dialogue-info.example/sq/agreements/first-agreement</loc>")
                .contains(
                        "hreflang=\"sr-Cyrl\" href=\"https://dialogue-info.example/sr-cyrl/agreements/first-agreement\"")
                .contains(
                        "hreflang=\"x-default\" href=\"https://dialogue-info.example/en/agreements/first-agreement\"");
        assertThat(map.split("<loc>").length - 1)
                .isGreaterThan(
                        archive.holdings().agreements() + archive.holdings().meetings());
    }

    @Test
    void tellsMachinesWhereThingsAre() throws Exception {
        assertThat(get("/robots.txt").getContentAsString())
                .contains("Disallow: /desk", "Sitemap: https://dialogue-info.example/sitemap.xml");
        assertThat(get("/llms.txt").getContentAsString())
                .startsWith("# Dialogue-Info")
                .contains("https://dialogue-info.example/en/agreements/first-agreement");
    }

    @Test
    void leadsATranslatedAddressToTheIdForGood() throws Exception {
        var moved = get("/sq/agreements/marreveshja-e-pare-e-parimeve-qe-rregullojne-normalizimin-e-marredhenieve");
        assertThat(moved.getStatus()).isEqualTo(301);
        assertThat(moved.getHeader("Location")).isEqualTo("/sq/agreements/first-agreement");
        var fromAnotherLanguage =
                get("/sr-cyrl/agreements/prvi-sporazum-o-principima-koji-regulisu-normalizaciju-odnosa");
        assertThat(fromAnotherLanguage.getHeader("Location")).isEqualTo("/sr-cyrl/agreements/first-agreement");
        assertThat(get("/sq/agreements/first-agreement").getStatus()).isEqualTo(200);
        assertThat(get("/sq/agreements/no-such-thing").getStatus()).isEqualTo(404);
    }

    @Test
    void namesTheSamePageInTheOtherRenderings() throws Exception {
        assertThat(get("/sr/agreements?year=2013").getContentAsString())
                .contains("<link rel=\"canonical\" href=\"https://dialogue-info.example/sr/agreements\">")
                .contains("hreflang=\"sr-Latn\" href=\"https://dialogue-info.example/sr/agreements\"")
                .contains("hreflang=\"x-default\" href=\"https://dialogue-info.example/en/agreements\"")
                .contains("href=\"/sr-cyrl/agreements?year=2013\"");
        assertThat(get("/sr/search").getContentAsString())
                .contains("content=\"noindex\"")
                .doesNotContain("rel=\"canonical\"");
    }

    @Test
    void answersAgainOnlyWhatChanged() throws Exception {
        for (var address : new String[] {"/en/agreements", "/api/v1/agreements", "/en/feed.atom"}) {
            var first = get(address);
            var tag = String.valueOf(first.getHeader("ETag"));
            assertThat(tag).startsWith("W/");
            assertThat(first.getHeader("Last-Modified")).isNotNull();
            assertThat(first.getHeader("Cache-Control")).contains("public", "must-revalidate");
            var again = mvc.perform(MockMvcRequestBuilders.get(address).header("If-None-Match", tag))
                    .andReturn()
                    .getResponse();
            assertThat(again.getStatus()).isEqualTo(304);
            assertThat(again.getContentAsByteArray()).isEmpty();
        }
    }

    @Test
    void compressesWhatItKeeps() throws Exception {
        var plain = get("/sr-cyrl/agreements");
        var zipped = mvc.perform(
                        MockMvcRequestBuilders.get("/sr-cyrl/agreements").header("Accept-Encoding", "gzip, br"))
                .andReturn()
                .getResponse();
        assertThat(zipped.getHeader("Content-Encoding")).isEqualTo("gzip");
        assertThat(zipped.getHeader("Vary")).contains("Accept-Encoding");
        try (var in = new java.util.zip.GZIPInputStream(new ByteArrayInputStream(zipped.getContentAsByteArray()))) {
            assertThat(in.readAllBytes()).isEqualTo(plain.getContentAsByteArray());
        }
    }

    @Test
    void cutsListsIntoPagesForWhoAsks() throws Exception {
        var all = get("/api/v1/agreements");
        assertThat(all.getHeader("Link")).isNull();
        assertThat(all.getHeader("X-Total-Count"))
                .isEqualTo("" + archive.holdings().agreements());
        var second = get("/api/v1/agreements?lang=sr&page=1&size=10");
        assertThat(second.getContentAsString().split("\"partOf38\"").length - 1).isEqualTo(10);
        assertThat(second.getHeader("Link"))
                .contains("page=0&size=10>; rel=\"prev\"", "page=2&size=10>; rel=\"next\"", "rel=\"last\"");
        var beyond = get("/api/v1/meetings?page=900&size=100");
        assertThat(beyond.getContentAsString()).isEqualTo("[]");
        assertThat(get("/api/v1/meetings?size=0").getStatus()).isEqualTo(400);
        assertThat(get("/api/v1/meetings?page=x").getContentAsString()).contains("page is a number from 0");
    }

    @Test
    void letsOtherSitesReadButNotWrite() throws Exception {
        var read = mvc.perform(
                        MockMvcRequestBuilders.get("/api/v1/agreements").header("Origin", "https://elsewhere.example"))
                .andReturn()
                .getResponse();
        assertThat(read.getHeader("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(read.getHeader("Access-Control-Allow-Credentials")).isNull();
        var asked = mvc.perform(MockMvcRequestBuilders.options("/api/v1/desk/meetings/2026-12-01-brussels")
                        .header("Origin", "https://elsewhere.example")
                        .header("Access-Control-Request-Method", "PUT"))
                .andReturn()
                .getResponse();
        assertThat(asked.getHeader("Access-Control-Allow-Origin")).isNull();
    }

    @Test
    void saysHowManyRequestsAreLeft() throws Exception {
        var response = get("/api/v1/agreements/first-agreement");
        assertThat(response.getHeader("RateLimit-Limit")).isEqualTo("12000");
        assertThat(Integer.parseInt(String.valueOf(response.getHeader("RateLimit-Remaining"))))
                .isBetween(1, 11999);
    }

    private MockHttpServletResponse get(String address) throws Exception {
        return mvc.perform(
                        MockMvcRequestBuilders.get(java.net.URI.create(address)).header("Accept-Language", "en"))
                .andReturn()
                .getResponse();
    }
}
