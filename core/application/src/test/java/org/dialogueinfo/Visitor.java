package org.dialogueinfo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser of their own, without scripts: keeps cookies, follows redirects, sends forms with their token. */
final class Visitor {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final RunningSite site;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(Redirect.NORMAL)
            .build();
    private String token = "";

    Visitor(RunningSite site) {
        this.site = site;
    }

    /** Signs in at the desk; the answer is the page they come to. */
    HttpResponse<String> signIn(String username, String password) {
        get("/desk/sign-in");
        return post("/desk/sign-in", Map.of("username", List.of(username), "password", List.of(password)));
    }

    HttpResponse<String> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(site.at(path));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Sends a form with the token of the page seen last. */
    HttpResponse<String> post(String path, Map<String, List<String>> fields) {
        return send(HttpRequest.newBuilder(site.at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(fields) + "&_csrf=" + encode(token))));
    }

    HttpResponse<String> postJson(String path, String body) {
        return send(HttpRequest.newBuilder(site.at(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Sends a form with the token of the page seen last, and a file in it that is called as it is said. */
    HttpResponse<String> upload(String path, Map<String, String> fields, String name, byte[] file) {
        var form = fields.entrySet().stream()
                .map(it -> part("name=\"%s\"".formatted(it.getKey()), it.getValue()))
                .collect(Collectors.joining("", part("name=\"_csrf\"", token), ""));
        return send(HttpRequest.newBuilder(site.at(path))
                .header("Accept", "text/html")
                .header("Content-Type", "multipart/form-data; boundary=b-o-u-n-d")
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(form
                                + part("name=\"file\"; filename=\"%s\"".formatted(name), "")
                                        .replaceFirst("\r\n$", "")),
                        BodyPublishers.ofByteArray(file),
                        BodyPublishers.ofString("\r\n--b-o-u-n-d--\r\n"))));
    }

    private static String part(String disposition, String content) {
        return "--b-o-u-n-d\r\nContent-Disposition: form-data; %s\r\n\r\n%s\r\n".formatted(disposition, content);
    }

    HttpResponse<String> postWithoutToken(String path) {
        return send(HttpRequest.newBuilder(site.at(path))
                .header("Accept", "text/html")
                .POST(BodyPublishers.noBody()));
    }

    /** Calls the API as a program does, by name and password. */
    HttpResponse<String> call(
            String username, String password, String method, String path, String body, String... headers) {
        var basic = Base64.getEncoder().encodeToString((username + ":" + password).getBytes(UTF_8));
        var request = HttpRequest.newBuilder(site.at(path))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    CookieManager cookies() {
        return cookies;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var answer = browser.send(request.build(), BodyHandlers.ofString());
            var found = CSRF.matcher(answer.body());
            if (found.find()) {
                token = found.group(1);
            }
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String form(Map<String, List<String>> fields) {
        return fields.entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(it -> field.getKey() + "=" + encode(it)))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
