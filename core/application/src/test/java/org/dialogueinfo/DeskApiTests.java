package org.dialogueinfo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the editors' API answers when something is wrong: a sentence in the asked language, and nothing half-done. */
class DeskApiTests {

    private static final String MEETINGS = "/api/v1/desk/meetings/";
    private static final String AGREEMENTS = "/api/v1/desk/agreements/";

    private final RunningSite site = RunningSite.shared();
    private final Visitor program = site.visitor();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {                                                                     | 400 | JSON                | nuk është JSON        | nije JSON
            []                                                                    | 400 | cannot be read      | nuk mund të lexohet   | ne može pročitati
            {"date":"2032-02-31","title":{"en":"T"}}                              | 400 | no such day         | Nuk ka datë të tillë  | Nema takvog datuma
            {"date":"soon","title":{"en":"T"}}                                    | 400 | no such day         | Nuk ka datë të tillë  | Nema takvog datuma
            {"title":{"en":"T"}}                                                  | 400 | A date is needed    | Duhet një datë        | Potreban je datum
            {"date":"2032-01-01"}                                                 | 400 | A title is needed   | Duhet një titull      | Potreban je naslov
            {"date":"2032-01-01","title":{"xx":"T"}}                              | 400 | sq, sr or en        | sq, sr ose en         | sq, sr ili en
            {"date":"2032-01-05","lastDay":"2032-01-01","title":{"en":"T"}}       | 400 | on or after         | ose më vonë           | ili kasniji
            {"date":"2032-01-01","level":"no-level","title":{"en":"T"}}           | 400 | One of these        | Duhet njëra           | Potrebno je jedno
            {"date":"2032-01-01","round":-1,"title":{"en":"T"}}                   | 400 | whole number        | numër i plotë         | ceo broj
            {"date":"2032-01-01","agreements":["No Such"],"title":{"en":"T"}}     | 400 | small letters       | shkronja të vogla     | malih slova
            {"date":"2032-01-01","agreements":["no-such"],"title":{"en":"T"}}     | 422 | does not have       | Arkivi nuk e ka       | Arhiva nema
            {"date":"2032-01-01","topics":[null],"title":{"en":"T"}}              | 400 | may not be empty    | nuk mund të jetë      | ne sme biti
            {"date":"2032-01-01","participants":[{"name":"A"}],"title":{"en":"T"}} | 400 | may not be empty   | nuk mund të jetë      | ne sme biti
            {"date":"2032-01-01","sources":[{"title":"A","publisher":"B","url":"javascript:alert(1)"}],"title":{"en":"T"}} | 400 | http:// | http:// | http://
            {"date":"2032-01-01","sources":[{"title":"A"}],"title":{"en":"T"}}    | 400 | may not be empty    | nuk mund të jetë      | ne sme biti
            """)
    void saysWhatIsWrongInTheAskedLanguage(String body, int status, String en, String sq, String sr) {
        var id = MEETINGS + "2032-01-01-brussels";
        assertProblem(call("PUT", id + "?lang=en", body), status, en);
        assertProblem(call("PUT", id + "?lang=sq", body), status, sq);
        assertProblem(call("PUT", id, body, "Accept-Language", "sr-Latn, en;q=0.5"), status, sr);
        assertThat(call("GET", id, "").statusCode()).isEqualTo(404);
    }

    @Test
    void namesTheFieldThatIsTooLong() {
        var body = "{\"date\":\"2032-01-01\",\"title\":{\"en\":\"%s\"},\"summary\":{\"sr\":\"%s\"}}"
                .formatted("x".repeat(301), "y".repeat(5001));
        var refused = call("PUT", MEETINGS + "2032-01-01-brussels?lang=en", body);
        assertProblem(refused, 400, "at most 300");
        assertThat(refused.body()).contains("\"field\":\"title-en\"").contains("\"field\":\"summary-sr\"");
    }

    @Test
    void refusesIdsThatAreNone() {
        assertProblem(call("GET", MEETINGS + "tomorrow?lang=en", ""), 400, "A meeting id is a date and a place");
        assertProblem(call("GET", AGREEMENTS + "No_Such?lang=sq", ""), 400, "Identifikuesi i marrëveshjes");
        assertProblem(call("GET", AGREEMENTS + "no-such?lang=sr", ""), 404, "Nema ničega");
        assertProblem(call("POST", MEETINGS + "2032-12-12-nowhere/publish?lang=en", ""), 404, "nothing under");
        assertProblem(call("GET", "/api/v1/desk/broadcasts/17?lang=en", ""), 400, "not an id");
        assertProblem(
                call("GET", "/api/v1/desk/broadcasts/00000000-0000-0000-0000-000000000000?lang=en", ""),
                404,
                "nothing under");
        assertProblem(
                call("PUT", AGREEMENTS + "one?lang=en", "{\"id\":\"other\",\"title\":{\"en\":\"T\"}}"), 400, "other");
    }

    @Test
    void tellsTheSecondOfTwoWhoSave() {
        var id = MEETINGS + "2032-03-01-brussels";
        var first = call("PUT", id, meeting("2032-03-01", "First"), "If-Match", "\"0\"");
        assertThat(first.statusCode()).isEqualTo(200);
        var etag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(call("PUT", id, meeting("2032-03-01", "Second"), "If-Match", etag)
                        .statusCode())
                .isEqualTo(200);
        assertProblem(
                call("PUT", id + "?lang=en", meeting("2032-03-01", "Third"), "If-Match", etag),
                412,
                "Somebody else saved");
        assertThat(call("GET", id, "").body()).contains("Second").doesNotContain("Third");
        assertProblem(
                call("PUT", id + "?lang=en", meeting("2032-03-01", "X"), "If-Match", "latest"),
                400,
                "If-Match takes the ETag");
    }

    @Test
    void publishesOnceHoweverOftenItIsAsked() {
        var id = MEETINGS + "2032-04-01-brussels";
        call("PUT", id, "{\"date\":\"2032-04-01\",\"title\":{\"en\":\"<script>alert(1)</script>\"}}");
        assertProblem(call("POST", id + "/publish?lang=sq", ""), 409, "Mungojnë tekste në sq,sr,en");
        assertProblem(call("POST", id + "/publish?lang=en&confirmFallback=de", ""), 400, "sq, sr or en");
        var published = call("POST", id + "/publish?confirmFallback=sq,sr,en", "");
        assertThat(published.statusCode()).isEqualTo(202);
        assertThat(call("POST", id + "/publish?confirmFallback=sq,sr,en", "").body())
                .isEqualTo(published.body());
        assertThat(site.visitor().get("/en/meetings/2032-04-01-brussels").body())
                .contains("&lt;script&gt;")
                .doesNotContain("<script>alert");
    }

    @Test
    void leadsFromATitleOfThePastToTheMeeting() {
        var id = "2032-06-01-brussels";
        for (var title : List.of("A title of the past", "A title of today")) {
            call("PUT", MEETINGS + id, meeting("2032-06-01", title));
            var published = call("POST", MEETINGS + id + "/publish?confirmFallback=sq,sr,en", "");
            assertThat(published.statusCode()).as(published.body()).isEqualTo(202);
        }
        for (var slug : List.of("a-title-of-the-past", "a-title-of-today")) {
            assertThat(site.visitor().get("/sq/meetings/" + slug).uri()).hasPath("/sq/meetings/" + id);
        }
    }

    @Test
    void takesPartOfAnAgreementAndKeepsTheRest() {
        var before = call("GET", AGREEMENTS + "ibm", "").body();
        assertThat(call("PUT", AGREEMENTS + "ibm", before).statusCode()).isEqualTo(200);
        assertThat(call("GET", AGREEMENTS + "ibm", "").body()).isEqualTo(before);
        var saved = call(
                "PUT",
                AGREEMENTS + "ibm",
                "{\"title\":{\"en\":\"Other words\",\"sq\":\"Fjalë të tjera\",\"sr\":\"Druge reči\"}}");
        assertThat(saved.body()).contains("Other words").contains("\"sections\":[{");
        assertThat(site.visitor().get("/en/agreements/ibm").body()).doesNotContain("Other words");
        assertProblem(
                call("PUT", AGREEMENTS + "ibm?lang=en", "{\"title\":{\"en\":\"T\"},\"sections\":[{\"key\":\"no\"}]}"),
                400,
                "One of these");
        assertProblem(
                call("PUT", AGREEMENTS + "ibm?lang=en", "{\"title\":{\"en\":\"T\"},\"status\":{\"value\":\"done\"}}"),
                400,
                "One of these");
        assertProblem(
                call("PUT", AGREEMENTS + "ibm?lang=en", "{\"title\":{\"en\":\"T\"},\"sources\":[\"no-such-source\"]}"),
                422,
                "no-such-source");
        assertThat(call("PUT", AGREEMENTS + "ibm", before).statusCode()).isEqualTo(200);
    }

    @Test
    void asksWhoIsThere() {
        var stranger = site.visitor().get("/api/v1/desk/broadcasts", "Accept-Language", "sq");
        assertProblem(stranger, 401, "Hyni me emër");
        assertThat(stranger.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic");
        assertProblem(program.call("nobody", "nothing", "GET", "/api/v1/desk/broadcasts?lang=en", ""), 401, "Sign in");
        assertProblem(
                program.call(
                        RunningSite.ADMINISTRATOR,
                        RunningSite.PASSWORD,
                        "PUT",
                        MEETINGS + "2032-05-01-brussels?lang=en",
                        "{}",
                        "Sec-Fetch-Site",
                        "cross-site"),
                403,
                "may not");
        var person = site.visitor();
        person.signIn(RunningSite.ADMINISTRATOR, RunningSite.PASSWORD);
        assertThat(person.get("/api/v1/desk/broadcasts").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> call(String method, String path, String body, String... headers) {
        return program.call(RunningSite.ADMINISTRATOR, RunningSite.PASSWORD, method, path, body, headers);
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String sentence) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains(sentence).doesNotContain("Exception").doesNotContain("org.dialogueinfo");
    }

    private static String meeting(String date, String title) {
        return "{\"date\":\"%s\",\"title\":{\"en\":\"%s\"}}".formatted(date, title);
    }
}
