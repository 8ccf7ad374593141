package org.dialogueinfo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockServletContext;

/** What every answer carries against foreign scripts, frames and eyes, and how a session begins. */
class SecurityTests {

    private final RunningSite site = RunningSite.shared();

    @ParameterizedTest
    @ValueSource(strings = {"/en", "/sq/agreements", "/en/chat", "/desk/sign-in", "/en/no-such-page"})
    void carriesTheHeadersThatKeepForeignersOut(String path) {
        var headers = site.visitor().get(path).headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'")
                .contains("object-src 'none'")
                .contains("base-uri 'none'")
                .contains("form-action 'self'")
                .containsPattern("frame-ancestors '(none|self)'")
                .doesNotContain("unsafe-inline")
                .doesNotContain("unsafe-eval");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("X-Frame-Options").orElse("")).matches("DENY|SAMEORIGIN");
        assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(headers.firstValue("Permissions-Policy").orElse("")).contains("camera=()");
        assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
        assertThat(headers.firstValue("Server")).isEmpty();
    }

    @Test
    void asksBrowsersToStayWithTlsWhereThereIsTls() {
        assertThat(site.visitor().get("/en").headers().firstValue("Strict-Transport-Security"))
                .isEmpty();
        assertThat(site.visitor()
                        .get("/en", "X-Forwarded-Proto", "https")
                        .headers()
                        .firstValue("Strict-Transport-Security")
                        .orElse(""))
                .contains("max-age=31536000");
    }

    @Test
    void beginsANewSessionWhenSomebodySignsIn() {
        var person = site.visitor();
        person.get("/desk/sign-in");
        var before = session(person);
        person.signIn(RunningSite.ADMINISTRATOR, RunningSite.PASSWORD);
        assertThat(session(person)).isNotEqualTo(before);
        person.get("/desk");
        person.post("/desk/sign-out", Map.of());
        assertThat(person.get("/desk").uri().getPath()).isEqualTo("/desk/sign-in");
    }

    @Test
    void keepsTheSessionFromScriptsAndForeignForms() {
        var cookie = site.visitor().get("/desk/sign-in").headers().allValues("Set-Cookie");
        assertThat(cookie)
                .anySatisfy(it -> assertThat(it)
                        .startsWith("JSESSIONID=")
                        .contains("HttpOnly")
                        .contains("SameSite=Lax"));
    }

    @Test
    void sendsTheSessionByTlsAloneWhereTheSiteHasTls() throws Exception {
        for (var address : List.of("https://example.org", "http://localhost:8080")) {
            var context = new MockServletContext();
            new WebSecurity().cookiesByTlsAlone(address).onStartup(context);
            assertThat(context.getSessionCookieConfig().isSecure()).isEqualTo(address.startsWith("https"));
        }
    }

    @Test
    void tellsNobodyWhichAddressesSubscribe() {
        var asked = List.of("reader-once@example.org", "reader-once@example.org", "reader-never@example.org");
        var answers = asked.stream()
                .map(it -> site.visitor()
                        .postJson(
                                "/api/v1/subscriptions",
                                "{\"channel\":\"email\",\"address\":\"%s\",\"lang\":\"en\",\"topics\":[\"meetings\"]}"
                                        .formatted(it)))
                .map(it -> it.statusCode() + it.body())
                .toList();
        assertThat(answers).allMatch(answers.get(0)::equals);
        assertThat(answers.get(0)).startsWith("202");
    }

    @Test
    void givesReadersNoCookie() {
        for (var path : List.of("/en", "/en/agreements", "/en/agreements/ibm", "/en/meetings", "/en/privacy")) {
            assertThat(site.visitor().get(path).headers().allValues("Set-Cookie"))
                    .as(path)
                    .isEmpty();
        }
    }

    @Test
    void goesNowhereElseAfterSigningIn() {
        var person = site.visitor();
        person.get("/desk/sign-in?continue=https://example.org&next=//example.org");
        assertThat(person.signIn(RunningSite.ADMINISTRATOR, RunningSite.PASSWORD)
                        .uri()
                        .getHost())
                .isEqualTo("localhost");
    }

    private static String session(Visitor person) {
        return person.cookies().getCookieStore().getCookies().stream()
                .filter(it -> it.getName().equals("JSESSIONID"))
                .findFirst()
                .orElseThrow()
                .getValue();
    }
}
