package org.dialogueinfo.website;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.kernel.Rendering;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SiteRunning
class SharingTests {

    private static final Pattern LINKED_DATA =
            Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>", Pattern.DOTALL);

    @Autowired
    MockMvc mvc;

    @Autowired
    Archive archive;

    @Autowired
    SharePicture picture;

    @ParameterizedTest
    @CsvSource({
        "/sq,WebSite Dataset",
        "/en/agreements/first-agreement,Legislation BreadcrumbList",
        "/sr-cyrl/meetings/2023-03-18-ohrid,Event BreadcrumbList",
        "/sr/situations/driving-to-the-other-side,FAQPage BreadcrumbList",
        "/en/agreements,BreadcrumbList",
        "/sq/archive,Dataset BreadcrumbList",
        "/sr-cyrl/numbers,Dataset BreadcrumbList",
        "/en/method,BreadcrumbList"
    })
    void saysWhatAPageIs(String address, String types) throws Exception {
        var data = linkedData(get(address).getContentAsString());
        assertThat(data).extracting(it -> it.path("@type").asString()).containsExactly(types.split(" "));
        assertThat(data)
                .allSatisfy(it -> assertThat(it.path("@context").asString()).isEqualTo("https://schema.org"));
    }

    @Test
    void givesEachEventWhatAnEventNeeds() throws Exception {
        for (var meeting : archive.all(Meeting.class)) {
            var event = linkedData(get("/sq/meetings/" + meeting.id()).getContentAsString())
                    .get(0);
            assertThat(event.path("name").asString()).isNotBlank();
            assertThat(event.path("startDate").asString()).startsWith("20");
            assertThat(event.path("eventStatus").asString()).startsWith("https://schema.org/Event");
            assertThat(event.path("url").asString()).endsWith("/sq/meetings/" + meeting.id());
        }
    }

    @Test
    void saysWhereTheNumbersCanBeTakenFrom() throws Exception {
        var data = linkedData(get("/sr/numbers").getContentAsString()).get(0);
        assertThat(data.path("inLanguage").asString()).isEqualTo("sr-Latn");
        for (var file : data.path("distribution")) {
            var answer = get(file.path("contentUrl").asString().replace("https://dialogue-info.example", ""));
            assertThat(answer.getStatus()).isEqualTo(200);
            assertThat(answer.getContentType())
                    .startsWith(file.path("encodingFormat").asString());
        }
    }

    @Test
    void describesPagesForThoseWhoShareThem() throws Exception {
        var page = get("/sq/agreements/first-agreement").getContentAsString();
        assertThat(page)
                .contains("<meta property=\"og:title\" content=\"Marrëveshja e Parë")
                .contains("<meta property=\"og:image\""
                        + " content=\"https://dialogue-info.example/sq/agreements/first-agreement/picture.png\">")
                .contains("application/json+oembed");
    }

    @ParameterizedTest
    @EnumSource
    void drawsAPictureInEachRendering(Rendering rendering) throws Exception {
        assertThat(get("/" + rendering.path() + "/about").getContentAsString())
                .contains("content=\"https://dialogue-info.example/" + rendering.path() + "/picture.png\"");
        assertThat(get("/" + rendering.path() + "/picture.png").getContentAsByteArray())
                .hasSizeBetween(5_000, 200_000);
        var response = get("/" + rendering.path() + "/agreements/first-agreement/picture.png");
        assertThat(response.getContentType()).isEqualTo("image/png");
        var image = ImageIO.read(new ByteArrayInputStream(response.getContentAsByteArray()));
        assertThat(image.getWidth()).isEqualTo(1200);
        assertThat(image.getHeight()).isEqualTo(630);
        assertThat(response.getContentAsByteArray()).hasSizeLessThan(200_000);
    }

    @ParameterizedTest
    @EnumSource
    void hasEveryLetterOfEveryTitle(Rendering rendering) {
        for (var agreement : archive.all(Agreement.class)) {
            var title =
                    rendering.show(agreement.title().in(rendering.language()).orElse(""));
            assertThat(picture.canShow(title)).as(title).isTrue();
        }
        for (var meeting : archive.all(Meeting.class)) {
            var title = rendering.show(meeting.title().in(rendering.language()).orElse(""));
            assertThat(picture.canShow(title)).as(title).isTrue();
        }
    }

    @Test
    void mayBeEmbeddedElsewhereAsACardAlone() throws Exception {
        var card = get("/en/agreements/first-agreement/card");
        assertThat(card.getHeader("Content-Security-Policy")).contains("frame-ancestors *");
        assertThat(card.getHeader("X-Frame-Options")).isNull();
        assertThat(card.getContentAsString()).contains("https://dialogue-info.example/en/agreements/first-agreement");
    }

    @Test
    void findsTheCardByOEmbed() throws Exception {
        var found = get("/api/v1/oembed?url=https://dialogue-info.example/sr/agreements/first-agreement");
        var json = JsonMapper.shared().readTree(found.getContentAsString());
        assertThat(json.path("type").asString()).isEqualTo("rich");
        assertThat(json.path("html").asString())
                .contains("src=\"https://dialogue-info.example/sr/agreements/first-agreement/card\"");
        assertThat(get("/api/v1/oembed?url=https://elsewhere.example/sr/agreements/first-agreement")
                        .getStatus())
                .isEqualTo(404);
        assertThat(get("/api/v1/oembed?format=xml&url=https://dialogue-info.example/sr/agreements/first-agreement")
                        .getStatus())
                .isEqualTo(501);
    }

    @Test
    void cannotBeEndedFromInsideLinkedData() throws Exception {
        for (var agreement : archive.all(Agreement.class)) {
            var page = get("/en/agreements/" + agreement.id()).getContentAsString();
            var matcher = LINKED_DATA.matcher(page);
            while (matcher.find()) {
                assertThat(matcher.group(1)).doesNotContain("<");
            }
        }
    }

    @Test
    void countsPagesAndShowsThem() throws Exception {
        get("/en/meetings");
        var json = JsonMapper.shared().readTree(get("/api/v1/numbers").getContentAsString());
        assertThat(json.path("page").valueStream())
                .anySatisfy(it -> assertThat(it.path("what").asString()).isEqualTo("meetings"));
        assertThat(json.path("figures").size()).isEqualTo(11);
        assertThat(get("/api/v1/numbers.csv").getContentAsString())
                .startsWith("day,measure,what,detail,n")
                .contains(",page,meetings,en,");
        assertThat(HtmlUtils.htmlUnescape(get("/sr/numbers").getContentAsString()))
                .contains("93.403", "Doseg sajta", "Izbrojano danas");
    }

    private static List<JsonNode> linkedData(String page) {
        var all = new ArrayList<JsonNode>();
        var matcher = LINKED_DATA.matcher(page);
        while (matcher.find()) {
            all.add(JsonMapper.shared().readTree(matcher.group(1)));
        }
        return all;
    }

    private MockHttpServletResponse get(String address) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.get(URI.create(address)))
                .andReturn()
                .getResponse();
    }
}
