package org.dialogueinfo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever sends what cannot be is told so in a sentence, and nothing of it is kept or sent. */
class BadInputTests {

    private static final String MEETING = "/meetings/2033-12-01-brussels";

    private final RunningSite site = RunningSite.shared();
    private final Visitor visitor = site.visitor();

    @Test
    void isRefusedByTheEditorsApi() {
        assertThat(desk("PUT", MEETING, "{").statusCode()).isEqualTo(400);
        assertThat(desk("PUT", MEETING, "{\"date\":\"2033-02-31\",\"title\":{\"en\":\"T\"}}")
                        .body())
                .contains("no such day");
        assertThat(desk(
                                "PUT",
                                MEETING,
                                "{\"date\":\"2033-12-01\",\"title\":{\"en\":\"%s\"}}".formatted("x".repeat(400)))
                        .body())
                .contains("at most 300");
        var unknown = desk(
                "PUT",
                MEETING,
                "{\"date\":\"2033-12-01\",\"title\":{\"en\":\"T\"},\"agreements\":[\"no-such-agreement\"]}");
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body()).contains("no-such-agreement");
        assertThat(desk("POST", "/meetings/2030-01-01-nowhere/publish", "").statusCode())
                .isEqualTo(404);
        assertThat(site.visitor().get("/api/v1/desk/broadcasts").statusCode()).isEqualTo(401);
    }

    @Test
    void isShownAsTypedAndPublishedOnlyAsConfirmed() {
        assertThat(desk("PUT", MEETING, "{\"date\":\"2033-12-01\",\"title\":{\"en\":\"<script>alert(1)</script>\"}}")
                        .statusCode())
                .isEqualTo(200);
        var missing = desk("POST", MEETING + "/publish", "");
        assertThat(missing.statusCode()).isEqualTo(409);
        assertThat(missing.body()).contains("sq,sr");
        assertThat(desk("POST", MEETING + "/publish?confirmFallback=sq,sr,en", "")
                        .statusCode())
                .isEqualTo(202);
        assertThat(visitor.get("/sq" + MEETING).body())
                .doesNotContain("<script>alert")
                .contains("&lt;script&gt;")
                .contains("English");
    }

    @Test
    void isRefusedByThePublicPagesAndTheirApi() {
        assertThat(visitor.get("/en/agreements?status=nonsense").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/api/v1/ask?lang=xx&q=a").body()).contains("sq, sr, sr-cyrl or en");
        assertThat(visitor.get("/api/v1/agreements?year=abc").statusCode()).isEqualTo(400);
        assertThat(visitor.get("/v3/api-docs").body())
                .contains("/api/v1/agreements/{id}", "\"name\":\"size\"", "X-Total-Count", "RateLimit-Remaining");
    }

    @Test
    void isRefusedAtTheSubscriptions() {
        assertThat(visitor.get("/en/subscriptions/forged.token").statusCode()).isEqualTo(404);
        assertThat(visitor.post("/one-click/forged", Map.of("List-Unsubscribe", List.of("One-Click")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(visitor.get("/en/subscriptions/confirm?token=forged").body()).contains("not one of ours");
        assertThat(site.visitor()
                        .post(
                                "/en/subscribe",
                                Map.of("address", List.of("reader1@example.org"), "topic", List.of("meetings")))
                        .statusCode())
                .isEqualTo(403);
    }

    private HttpResponse<String> desk(String method, String path, String body) {
        return visitor.call(RunningSite.ADMINISTRATOR, RunningSite.PASSWORD, method, "/api/v1/desk" + path, body);
    }
}
