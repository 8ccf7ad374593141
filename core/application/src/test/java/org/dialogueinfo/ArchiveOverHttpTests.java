package org.dialogueinfo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The archive as the outside reads it: pages, API, citations, proof, export. */
class ArchiveOverHttpTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    static Path data;

    private static ConfigurableApplicationContext application;
    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    @BeforeAll
    static void starts() {
        application = SpringApplication.run(
                DialogueInfo.class,
                "--server.port=0",
                "--dialogue.data-dir=" + data,
                "--dialogue.base-url=https://example.org");
    }

    @AfterAll
    static void ends() {
        application.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/en/agreements/first-agreement",
                "/sr-cyrl/agreements/first-agreement?asOf=2016-01-01",
                "/sq/agreements/first-agreement?knownOn=2022-03-01",
                "/en/agreements/first-agreement?release=1",
                "/en/agreements?status=superseded",
                "/en/agreements?status=partially-implemented",
                "/sr/situations",
                "/en/archive",
                "/sq/archive/revisions?item=agreement/first-agreement",
                "/sr-cyrl/archive/compare?item=agreement/first-agreement&from=1&to=1",
                "/en/implementation",
                "/sr-cyrl/pictures/implementation.svg",
                "/sq/pictures/meetings.png",
                "/en/pictures/agreements/first-agreement.svg",
                "/api/v1/situations?lang=sr-cyrl",
                "/api/v1/op-eds",
                "/api/v1/videos",
                "/api/v1/campaigns",
                "/api/v1/events",
                "/api/v1/figures",
                "/api/v1/glossary",
                "/api/v1/deadlines",
                "/api/v1/implementation",
                "/api/v1/archive/releases",
                "/api/v1/archive/revisions?item=first-agreement"
            })
    void answers(String address) throws Exception {
        var response = get(address);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        if (!address.endsWith(".png")) {
            assertThat(response.body()).doesNotContain("??").doesNotContain("Exception");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/en/agreements/first-agreement?release=99",
                "/en/situations/no-such",
                "/en/archive/revisions?item=agreement/none",
                "/en/archive/compare?item=agreement/first-agreement&from=1&to=9",
                "/api/v1/situations/none",
                "/api/v1/agreements/first-agreement/99",
                "/api/v1/archive/export?release=99",
                "/cite/dialogue-info:none@r1",
                "/api/v1/cite/first-agreement/99"
            })
    void saysThatThereIsNone(String address) throws Exception {
        assertThat(get(address).statusCode()).isEqualTo(404);
    }

    @Test
    void showsAnAgreementAsTheContractSays() throws Exception {
        var it = json("/api/v1/agreements/first-agreement?lang=en");
        assertThat(it.at("/sections/0/heading").asString()).isEqualTo("What it is");
        assertThat(it.at("/status/value").asString()).isIn("not-started", "minimal", "partial", "full", "unknown");
        assertThat(it.at("/status/marks").isArray()).isTrue();
        assertThat(it.at("/sources/0").propertyNames()).contains("id", "title", "publisher", "url", "date");
        for (var field : new String[] {"history", "claims", "provisions"}) {
            assertThat(it.get(field).isArray()).as(field).isTrue();
        }
        assertThat(it.get("revision").asInt()).isEqualTo(1);
        var number = it.at("/provisions/0/number").asString();
        var provision = json("/api/v1/agreements/first-agreement/" + number);
        assertThat(provision.get("text").asString()).isNotBlank();
        assertThat(provision.at("/status/value").asString()).isNotBlank();
    }

    @Test
    void leavesOutWhatIsDatedLater() throws Exception {
        var then = json("/api/v1/agreements/first-agreement?asOf=2013-05-01");
        assertThat(then.get("dates"))
                .allSatisfy(it -> assertThat(it.get("date").asString()).isLessThan("2013-05-02"));
        assertThat(then.at("/status/value").asString()).isEqualTo("unknown");
        assertThat(json("/api/v1/agreements/first-agreement?knownOn=2022-03-01")
                        .get("onRecord")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void provesItself() throws Exception {
        var proof = json("/api/v1/archive/verify");
        assertThat(proof.get("intact").asBoolean()).isTrue();
        assertThat(proof.get("head").asString()).hasSize(64);
    }

    @Test
    void resolvesCitations() throws Exception {
        var response = get("/cite/dialogue-info:first-agreement/9@r1");
        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location").orElse(""))
                .endsWith("/agreements/first-agreement?release=1#provision-9");
        assertThat(get("/api/v1/cite/dialogue-info:first-agreement/9@r1?format=text")
                        .body())
                .contains("dialogue-info:first-agreement/9@r1")
                .contains("https://example.org/cite/");
        assertThat(get("/api/v1/cite/dialogue-info:first-agreement@r1?format=bibtex")
                        .body())
                .startsWith("@misc{dialogue-info-first-agreement-r1,");
    }

    @Test
    void exportsItself() throws Exception {
        var response = BROWSER.send(request("/api/v1/archive/export"), BodyHandlers.ofInputStream());
        assertThat(response.headers().firstValue("Content-Type")).contains("application/zip");
        var names = new java.util.ArrayList<String>();
        try (var zip = new ZipInputStream(response.body())) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                if (entry.getName().equals("html/sr-cyrl/agreements-1.html")) {
                    assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8))
                            .contains("Први споразум");
                }
            }
        }
        assertThat(names)
                .contains(
                        "pack/agreements/first-agreement.yaml",
                        "revisions.jsonl",
                        "json/agreement.jsonl",
                        "csv/meeting.csv",
                        "archive.jsonld",
                        "html/index.html",
                        "html/sr-cyrl/agreements-1.html",
                        "SHA256SUMS");
    }

    private static JsonNode json(String address) throws Exception {
        var response = get(address);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return BROWSER.send(request(address), BodyHandlers.ofString());
    }

    private static HttpRequest request(String address) {
        return HttpRequest.newBuilder(URI.create(
                        "http://localhost:" + application.getEnvironment().getProperty("local.server.port") + address))
                .build();
    }
}
