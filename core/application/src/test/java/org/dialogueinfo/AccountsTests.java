package org.dialogueinfo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who comes in at the desk, and how far; the first administrator comes in {@link BrowserTests}. */
class AccountsTests {

    private static final Pattern LINK = Pattern.compile("/desk/new-password\\?token=([\\w-]+)");

    private static final Map<String, String> ONE_OF = new ConcurrentHashMap<>();

    private final RunningSite site = RunningSite.shared();
    private final Visitor administrator = site.visitor();

    @Test
    void letsAPersonInByALinkThatWorksOnce() {
        var link = make("editor-by-link", "editor");
        var person = site.visitor();
        assertThat(person.get(link).body()).contains("editor-by-link");
        var token = link.replaceFirst(".*token=", "");
        assertThat(person.post("/desk/new-password", fields("token", token, "password", "short"))
                        .body())
                .contains("12");
        assertThat(person.post("/desk/new-password", fields("token", token, "password", RunningSite.PASSWORD))
                        .uri()
                        .getPath())
                .isEqualTo("/desk/sign-in");
        assertThat(person.get(link).body()).doesNotContain("name=\"password\"");
        assertThat(person.signIn("editor-by-link", RunningSite.PASSWORD).uri().getPath())
                .isEqualTo("/desk");
        assertThat(make("editor-by-link", "editor")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "editor, GET, /desk, 200",
        "editor, GET, /desk/agreements, 200",
        "editor, GET, /desk/meetings/2031-01-10-brussels, 200",
        "editor, GET, /desk/broadcasts, 200",
        "editor, GET, /desk/mail, 200",
        "editor, GET, /desk/account, 200",
        "editor, GET, /desk/accounts, 403",
        "editor, GET, /desk/audit, 403",
        "editor, GET, /desk/audit.csv, 403",
        "editor, GET, /desk/audit.json, 403",
        "editor, POST, /desk/accounts, 403",
        "editor, POST, /desk/accounts/role, 403",
        "editor, POST, /desk/accounts/link, 403",
        "editor, POST, /desk/accounts/lock, 403",
        "editor, POST, /desk/accounts/end-sessions, 403",
        "editor, POST, /desk/accounts/end-session, 403",
        "editor, GET, /desk/accounts/person, 403",
        "editor, GET, /api/v1/desk/roundtables/r1, 403",
        "organiser, GET, /desk/account, 200",
        "organiser, GET, /desk/agreements, 403",
        "organiser, GET, /desk/meetings/2031-01-10-brussels, 403",
        "organiser, POST, /desk/meetings/2031-01-10-brussels, 403",
        "organiser, POST, /desk/meetings/2031-01-10-brussels/publish, 403",
        "organiser, POST, /desk/agreements/energy, 403",
        "organiser, POST, /desk/agreements/energy/publish, 403",
        "organiser, GET, /desk/agreements/energy/page, 403",
        "organiser, GET, /desk/broadcasts, 403",
        "organiser, GET, /desk/mail, 403",
        "organiser, GET, /desk/accounts, 403",
        "organiser, GET, /api/v1/desk/meetings/2031-01-10-brussels, 403",
        "organiser, PUT, /api/v1/desk/agreements/energy, 403",
        "organiser, POST, /api/v1/desk/agreements/energy/publish, 403",
        "organiser, GET, /api/v1/desk/broadcasts, 403",
        "organiser, GET, /api/v1/desk/subscribers/imports, 403",
    })
    void letsEachRoleWhereItBelongs(String role, String method, String path, int status) {
        var name = ONE_OF.computeIfAbsent(role, it -> {
            setPassword(make("one-" + it, it));
            return "one-" + it;
        });
        assertThat(site.visitor()
                        .call(name, RunningSite.PASSWORD, method, path, "{}")
                        .statusCode())
                .as("%s %s as %s", method, path, role)
                .isEqualTo(status);
    }

    @Test
    void leadsNobodyWhereTheyMayNotGo() {
        setPassword(make("leads-editor", "editor"));
        setPassword(make("leads-organiser", "organiser"));
        assertThat(links("leads-editor"))
                .contains("/desk/agreements", "/desk/insights")
                .doesNotContain("/desk/accounts", "/desk/audit", "/desk/health", "/desk/roundtables");
        assertThat(links("leads-organiser"))
                .contains("/desk/roundtables", "/desk/account")
                .doesNotContain("/desk/accounts", "/desk/audit", "/desk/agreements", "/desk/mail");
        assertThat(administrator.get("/desk/account").body()).contains("\"/desk/audit\"");
    }

    private List<String> links(String name) {
        var person = site.visitor();
        person.signIn(name, RunningSite.PASSWORD);
        return Pattern.compile("href=\"(/desk/[a-z]+)\"")
                .matcher(person.get("/desk/account").body())
                .results()
                .map(it -> it.group(1))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/desk",
                "/desk/agreements",
                "/desk/agreements/energy",
                "/desk/agreements/energy/page",
                "/desk/agreements/energy/preview",
                "/desk/meetings",
                "/desk/broadcasts",
                "/desk/mail",
                "/desk/account",
                "/desk/accounts",
                "/desk/audit",
                "/desk/audit.csv"
            })
    void sendsStrangersToTheDoor(String path) {
        assertThat(site.visitor().get(path).uri().getPath()).isEqualTo("/desk/sign-in");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/desk/sign-in",
                "/desk/set-up",
                "/desk/new-password",
                "/desk/sign-out",
                "/desk/meetings/2031-01-10-brussels",
                "/desk/meetings/2031-01-10-brussels/publish",
                "/desk/accounts",
                "/desk/account/password",
                "/desk/account/codes",
                "/desk/account/remove-passkey",
                "/desk/recovery",
                "/webauthn/register",
                "/webauthn/authenticate/options",
                "/login/webauthn",
                "/api/v1/desk/meetings/2031-01-10-brussels/publish"
            })
    void refusesFormsWithoutTheirToken(String path) {
        administrator.signIn(RunningSite.ADMINISTRATOR, RunningSite.PASSWORD);
        var refused = administrator.postWithoutToken(path);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains(path.startsWith("/api") ? "\"status\":403" : "Back button");
    }

    @Test
    void locksAnAccountAfterFiveFailuresAndTellsNobodyWhichExist() {
        var link = make("often-wrong", "editor");
        setPassword(link);
        var guesser = site.visitor();
        HttpResponse<String> known = guesser.signIn("often-wrong", "wrong password");
        var unknown = guesser.signIn("nobody-at-all", "wrong password");
        assertThat(withoutTokens(known.body())).isEqualTo(withoutTokens(unknown.body()));
        for (int i = 0; i < 4; i++) {
            guesser.signIn("often-wrong", "wrong password");
        }
        var locked = guesser.signIn("often-wrong", RunningSite.PASSWORD);
        assertThat(locked.uri().getPath()).isEqualTo("/desk/sign-in");
        assertThat(withoutTokens(locked.body())).isEqualTo(withoutTokens(unknown.body()));
        assertThat(site.visitor()
                        .call("often-wrong", RunningSite.PASSWORD, "GET", "/api/v1/desk/broadcasts", "")
                        .statusCode())
                .isEqualTo(401);

        administrator.get("/desk/accounts");
        administrator.post("/desk/accounts/lock", fields("username", "often-wrong", "locked", "false"));
        assertThat(guesser.signIn("often-wrong", RunningSite.PASSWORD).uri().getPath())
                .isEqualTo("/desk");
    }

    @Test
    void locksAnAccountAfterFiveWrongRecoveryCodes() {
        setPassword(make("lost-key", "editor"));
        var person = site.visitor();
        person.signIn("lost-key", RunningSite.PASSWORD);
        person.get("/desk/account");
        var codes = Pattern.compile(">([a-z0-9]{4}(-[a-z0-9]{4}){3})<")
                .matcher(person.post("/desk/account/codes", Map.of()).body())
                .results()
                .map(it -> it.group(1))
                .toList();
        assertThat(codes).hasSize(10);
        assertThat(recover("lost-key", codes.get(0)).uri().toString()).endsWith("/desk/account?recovered");
        assertThat(recover("lost-key", codes.get(0)).uri().toString()).endsWith("/desk/recovery?error");
        assertThat(withoutTokens(recover("nobody-at-all", codes.get(1)).body()))
                .isEqualTo(withoutTokens(recover("lost-key", "wrong").body()));
        for (int i = 0; i < 3; i++) {
            recover("lost-key", "wrong");
        }
        assertThat(recover("lost-key", codes.get(1)).uri().toString()).endsWith("/desk/recovery?error");
        assertThat(site.visitor().signIn("lost-key", RunningSite.PASSWORD).uri().getPath())
                .isEqualTo("/desk/sign-in");
    }

    private HttpResponse<String> recover(String name, String code) {
        var person = site.visitor();
        person.get("/desk/recovery?lang=en");
        return person.post("/desk/recovery", fields("username", name, "code", code));
    }

    @Test
    void endsTheSessionsOfALockedOrChangedAccount() {
        setPassword(make("soon-out", "editor"));
        var person = site.visitor();
        person.signIn("soon-out", RunningSite.PASSWORD);
        assertThat(person.get("/desk/agreements").uri().getPath()).isEqualTo("/desk/agreements");
        administrator.get("/desk/accounts");
        administrator.post("/desk/accounts/role", fields("username", "soon-out", "role", "organiser"));
        assertThat(person.get("/desk/agreements").uri().getPath()).isEqualTo("/desk/sign-in");
        person.signIn("soon-out", RunningSite.PASSWORD);
        assertThat(person.get("/desk/account").statusCode()).isEqualTo(200);
        administrator.post("/desk/accounts/lock", fields("username", "soon-out", "locked", "true"));
        assertThat(person.get("/desk/account").uri().getPath()).isEqualTo("/desk/sign-in");
        assertThat(person.signIn("soon-out", RunningSite.PASSWORD).uri().getPath())
                .isEqualTo("/desk/sign-in");
    }

    @Test
    void endsOneSessionOfAnother() {
        setPassword(make("on-two-devices", "editor"));
        var person = site.visitor();
        person.signIn("on-two-devices", RunningSite.PASSWORD);
        administrator.get("/desk/accounts");
        var page = administrator.get("/desk/accounts/person?username=on-two-devices&lang=en");
        var session = Pattern.compile("name=\"id\" value=\"([0-9a-f-]{36})\"").matcher(page.body());
        assertThat(session.find()).isTrue();
        var other = site.visitor();
        other.signIn("on-two-devices", RunningSite.PASSWORD);
        administrator.post("/desk/accounts/end-session", fields("username", "on-two-devices", "id", session.group(1)));
        assertThat(person.get("/desk/account").uri().getPath()).isEqualTo("/desk/sign-in");
        assertThat(other.get("/desk/account").uri().getPath()).isEqualTo("/desk/account");
        other.post("/desk/sign-out", Map.of());
        assertThat(administrator
                        .get("/desk/accounts/person?username=on-two-devices&lang=en")
                        .body())
                .contains("Not signed in anywhere");
        assertThat(administrator
                        .get("/desk/accounts/person?username=nobody-at-all")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void changesTheOwnPasswordAndEndsTheOtherSessions() {
        setPassword(make("careful", "editor"));
        var here = site.visitor();
        var elsewhere = site.visitor();
        here.signIn("careful", RunningSite.PASSWORD);
        elsewhere.signIn("careful", RunningSite.PASSWORD);
        here.get("/desk/account?lang=en");
        assertThat(here.post("/desk/account/password", fields("current", "not it", "password", "another long one"))
                        .body())
                .contains("not the present password");
        assertThat(here.post(
                                "/desk/account/password",
                                fields("current", RunningSite.PASSWORD, "password", "another long one"))
                        .uri()
                        .getQuery())
                .isEqualTo("changed");
        assertThat(here.get("/desk/account").uri().getPath()).isEqualTo("/desk/account");
        assertThat(elsewhere.get("/desk/account").uri().getPath()).isEqualTo("/desk/sign-in");
        assertThat(elsewhere.signIn("careful", "another long one").uri().getPath())
                .isEqualTo("/desk");
    }

    @Test
    void refusesAPasswordThatWouldBeTriedFirst() {
        var link = make("well-advised", "editor");
        var token = link.replaceFirst(".*token=", "");
        var person = site.visitor();
        for (var guessable : List.of("passwordpassword", "well-advised1", "123456789012")) {
            person.get(link + "&lang=sq");
            assertThat(person.post("/desk/new-password", fields("token", token, "password", guessable))
                            .body())
                    .contains("ndër të parët që provohen");
        }
        setPassword(link);
        person.signIn("well-advised", RunningSite.PASSWORD);
        person.get("/desk/account?lang=sr");
        assertThat(person.post(
                                "/desk/account/password",
                                fields("current", RunningSite.PASSWORD, "password", "qwertyuiopas"))
                        .body())
                .contains("među prvima koje se isprobavaju")
                .contains("aria-describedby=\"wrong-password\"");
        assertThat(person.signIn("well-advised", RunningSite.PASSWORD).uri().getPath())
                .isEqualTo("/desk");
    }

    @Test
    void keepsNoPasswordAsItIs() {
        setPassword(make("kept-safe", "editor"));
        assertThat(site.bean(JdbcClient.class)
                        .sql("select password from desk.account where username = 'kept-safe'")
                        .query(String.class)
                        .single())
                .matches("\\{bcrypt}\\$2a\\$\\d\\d\\$.{53}");
    }

    @Test
    void keepsAnAdministratorFromLockingThemselfOut() {
        administrator.signIn(RunningSite.ADMINISTRATOR, RunningSite.PASSWORD);
        administrator.get("/desk/accounts");
        var own = RunningSite.ADMINISTRATOR;
        assertThat(administrator
                        .post("/desk/accounts/lock", fields("username", own, "locked", "true"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(administrator
                        .post("/desk/accounts/role", fields("username", own, "role", "editor"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(administrator
                        .post("/desk/accounts/link", fields("username", "nobody-at-all"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void writesDownWhoDidWhat() {
        make("noted", "organiser");
        assertThat(administrator.get("/desk/audit?q=account/noted").body())
                .contains("account/noted")
                .contains(RunningSite.ADMINISTRATOR);
        assertThat(administrator
                        .get("/desk/audit?what=made-account&q=noted&lang=en")
                        .body())
                .contains("The log is whole")
                .contains("account/noted")
                .doesNotContain("<td>signed in</td>");
        assertThat(administrator.get("/desk/audit.csv?what=made-account").body())
                .contains("account/noted")
                .doesNotContain("signed-in");
        assertThat(administrator.get("/desk/audit.csv").body())
                .startsWith("id,at,who,deed,subject,seal")
                .contains("made-account,\"account/noted\"")
                .contains("signed-in");
        assertThat(administrator
                        .get("/desk/audit.json?what=made-account&q=noted")
                        .body())
                .startsWith("[{\"id\":")
                .contains("\"deed\":\"made-account\",\"subject\":\"account/noted\"")
                .doesNotContain("signed-in")
                .endsWith("}]");
    }

    /** The link for the new account's password; empty if there is an account of this name. */
    private String make(String name, String role) {
        administrator.signIn(RunningSite.ADMINISTRATOR, RunningSite.PASSWORD);
        administrator.get("/desk/accounts");
        var answer = administrator.post("/desk/accounts", fields("username", name, "role", role));
        var link = LINK.matcher(answer.body());
        return link.find() ? link.group() : "";
    }

    private void setPassword(String link) {
        var person = site.visitor();
        person.get(link);
        person.post(
                "/desk/new-password",
                fields("token", link.replaceFirst(".*token=", ""), "password", RunningSite.PASSWORD));
    }

    private static String withoutTokens(String page) {
        return page.replaceAll("value=\"[^\"]{20,}\"", "");
    }

    private static Map<String, List<String>> fields(String... namesAndValues) {
        var fields = new java.util.HashMap<String, List<String>>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
        }
        return fields;
    }
}
