package org.dialogueinfo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From pressing publish to the page that everybody reads: the next request has it, and no kept page is given out again. */
class PublishedAtOnceTests {

    private static final String ID = "2034-01-01-brussels";
    private static final List<String> PAGES = List.of(
            "/en/meetings/" + ID,
            "/sr-cyrl/meetings/" + ID,
            "/en/meetings?year=2034",
            "/api/v1/meetings/" + ID,
            "/en/feed.atom",
            "/en/meetings.ics");

    private final RunningSite site = RunningSite.shared();
    private final Visitor editor = site.visitor();
    private final Visitor reader = site.visitor();

    @Test
    void isReadAtTheNextRequestAndNeverTheOldPageAgain() {
        publish("Title 0");
        var waits = new ArrayList<Long>();
        for (int i = 1; i <= 5; i++) {
            var title = "Title " + i;
            var old = reader.get(PAGES.get(0)).headers().firstValue("ETag").orElseThrow();
            PAGES.forEach(reader::get); // kept now, in the state before
            save(title);
            publish();
            long start = System.nanoTime();
            assertThat(reader.get(PAGES.get(0)).body()).contains(title);
            waits.add(Duration.ofNanos(System.nanoTime() - start).toMillis());
            assertThat(reader.get(PAGES.get(0), "If-None-Match", old).statusCode())
                    .isEqualTo(200);
            for (var page : PAGES) {
                assertThat(reader.get(page).body())
                        .as(page)
                        .containsIgnoringWhitespaces(page.contains("cyrl") ? "Титле " + i : title);
            }
        }
        System.out.printf("From the answer to publish until the page is read: %s ms%n", waits);
    }

    private void publish(String title) {
        save(title);
        publish();
    }

    private void save(String title) {
        var body = """
                {"date":"2034-01-01","level":"leaders","status":"announced","title":{"en":"%1$s","sq":"%1$s","sr":"%1$s"},
                 "summary":{"en":"A summary.","sq":"Një përmbledhje.","sr":"Sažetak."}}""".formatted(title);
        assertThat(call("PUT", "/api/v1/desk/meetings/" + ID, body)).isEqualTo(200);
    }

    private void publish() {
        assertThat(call("POST", "/api/v1/desk/meetings/" + ID + "/publish", "")).isEqualTo(202);
    }

    private int call(String method, String path, String body) {
        return editor.call(RunningSite.ADMINISTRATOR, RunningSite.PASSWORD, method, path, body)
                .statusCode();
    }
}
