package org.dialogueinfo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;

/** The chat in a browser: with and without JavaScript, and inside another site. */
class WebChatTests {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern CONVERSATION = Pattern.compile("name=\"conversation\" value=\"([^\"]+)\"");

    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private String site = "";

    @Test
    void answersWithAndWithoutJavaScriptAndInsideAnotherSite(@TempDir Path data) throws Exception {
        try (var application = SpringApplication.run(
                DialogueInfo.class,
                "--server.port=0",
                "--dialogue.data-dir=" + data,
                "--dialogue.conversation.messages-per-minute=6",
                "--dialogue.base-url=http://dialogue.example.org")) {
            site = "http://localhost:" + application.getEnvironment().getProperty("local.server.port");
            keepsTheConversationOfTheSession();
            standsInAnotherSiteWithoutACookie();
            slowsDownWhoIsTooFast();
        }
    }

    private void keepsTheConversationOfTheSession() throws Exception {
        var page = get("/sr-cyrl/chat").body();
        assertThat(page).contains("/webjars/htmx.org/dist/htmx.min.js").contains("role=\"log\"");
        assertThat(get("/webjars/htmx.org/dist/htmx.min.js").statusCode()).isEqualTo(200);
        assertThat(get("/webchat/chat.js").statusCode()).isEqualTo(200);
        var csrf = found(CSRF, page);
        var whole = post("/sr-cyrl/chat", "text=" + encode("енергетика") + "&_csrf=" + encode(csrf), false);
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).contains("<html").contains("енергетика").contains("Споразум о енергетици");
        var added = post("/sr-cyrl/chat", "text=%2Fhelp&_csrf=" + encode(csrf), true);
        assertThat(added.body()).doesNotContain("<html").contains("/agreements").contains("Помоћ");
        assertThat(get("/sr-cyrl/chat").body())
                .contains("Споразум о енергетици")
                .contains("Помоћ");
        assertThat(post("/sr-cyrl/chat", "text=hello", false).statusCode()).isEqualTo(403);
        var language = post("/sr-cyrl/chat", "action=lang%3Asq&label=Shqip&_csrf=" + encode(csrf), true);
        assertThat(language.headers().firstValue("HX-Redirect")).contains("/sq/chat#end");
        assertThat(post("/sq/chat/clear", "_csrf=" + encode(csrf), false).body())
                .doesNotContain("Споразум о енергетици");
    }

    private void standsInAnotherSiteWithoutACookie() throws Exception {
        var script = get("/sq/chat/widget.js");
        assertThat(script.headers().firstValue("Content-Type").orElse("")).startsWith("text/javascript");
        assertThat(script.body())
                .contains("\"http://dialogue.example.org/sq/chat/embedded\"")
                .contains("Pyetni për dialogun")
                .doesNotContain("\"{");
        var page = anonymously("GET", "/sq/chat/embedded", "");
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(page.headers().firstValue("X-Frame-Options")).isEmpty();
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("frame-ancestors *");
        assertThat(get("/sq/chat")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElse(""))
                .contains("frame-ancestors 'none'");
        var conversation = found(CONVERSATION, page.body());
        var answered = anonymously("POST", "/sq/chat/embedded", "text=energjia&conversation=" + encode(conversation));
        assertThat(answered.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answered.body()).contains("Marrëveshja për energjinë");
        assertThat(anonymously("POST", "/sq/chat/embedded", "conversation=" + encode(conversation))
                        .body())
                .contains("Marrëveshja për energjinë");
        var nothingWaits = anonymously("POST", "/sq/chat/embedded/answers", "conversation=" + encode(conversation));
        assertThat(nothingWaits.statusCode()).isEqualTo(286);
        assertThat(nothingWaits.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(anonymously("POST", "/sq/chat/embedded", "conversation=%3Cscript%3E")
                        .body())
                .doesNotContain("Marrëveshja për energjinë")
                .doesNotContain("<script>\"");
    }

    private void slowsDownWhoIsTooFast() throws Exception {
        var csrf = found(CSRF, get("/en/chat").body());
        HttpResponse<String> last = post("/en/chat", "text=%2Fhelp&_csrf=" + encode(csrf), false);
        for (int i = 0; i < 8; i++) {
            last = post("/en/chat", "text=%2Fhelp&_csrf=" + encode(csrf), false);
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.body()).contains("Please wait a minute");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return browser.send(HttpRequest.newBuilder(URI.create(site + path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form, boolean inPage) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(site + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        return browser.send((inPage ? request.header("HX-Request", "true") : request).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> anonymously(String method, String path, String form) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(site + path))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .method(method, BodyPublishers.ofString(form))
                                .build(),
                        BodyHandlers.ofString());
    }

    private static String found(Pattern pattern, String page) {
        var matcher = pattern.matcher(page);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
