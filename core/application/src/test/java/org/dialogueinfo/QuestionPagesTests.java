package org.dialogueinfo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Questions that citizens leave in the chat and editors answer at the desk. */
class QuestionPagesTests {

    private static final Pattern LEAVE = Pattern.compile("ask:[0-9a-f-]{36}");
    private static final Pattern GROUP = Pattern.compile("/desk/questions/([0-9a-f-]{36})\"[^>]*>(qwertz[^<]*)<");

    private final RunningSite site = RunningSite.shared();
    private final Visitor editor = site.visitor();

    @BeforeEach
    void signIn() {
        editor.signIn(RunningSite.ADMINISTRATOR, RunningSite.PASSWORD);
        editor.get("/desk?lang=en");
    }

    @Test
    void answersWithAnItemOfTheArchive() {
        var group = leave("qwertz uiopas fghjkl");
        var page = editor.get("/desk/questions/" + group).body();
        assertThat(page).contains("qwertz uiopas fghjkl").contains("value=\"a-energy\"");
        var refused = editor.post("/desk/questions/" + group + "/answer", Map.of());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("An answer needs an item of the archive or a text");
        var unknown = editor.post(
                "/desk/questions/" + group + "/answer",
                Map.of("item", List.of("a-nothing"), "text-en", List.of("What was typed is kept")));
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body()).contains("What was typed is kept").contains("no such item");
        var answered = editor.post("/desk/questions/" + group + "/answer", Map.of("item", List.of("a-energy")));
        assertThat(answered.uri().getPath()).isEqualTo("/desk/questions");
        assertThat(answered.body()).contains("Answered;").doesNotContain("qwertz uiopas");
        assertThat(editor.get("/desk/questions/" + group).body()).contains("no longer open");
        assertThat(editor.get("/desk/audit").body()).contains("question/" + group);
    }

    /** Hours later, without the session, in the letters of the asker; and the desk never saw whose question it was. */
    @Test
    void tellsTheAskerInTheirBrowser() {
        var citizen = site.visitor();
        var group = leave(citizen, "/sr-cyrl/chat", "qwertz azserty dvorak");
        var cookies = citizen.cookies().getCookieStore();
        var kept = List.copyOf(cookies.getCookies());
        var token = kept.stream()
                .filter(it -> it.getName().equals("waiting-for-an-answer"))
                .findFirst()
                .orElseThrow();
        assertThat(token.isHttpOnly()).isTrue();
        var desk = editor.get("/desk/questions").body()
                + editor.get("/desk/questions/" + group).body();
        kept.forEach(it -> assertThat(desk).doesNotContain(it.getValue()));
        assertThat(desk).doesNotContain("127.0.0.1");
        assertThat(site.bean(JdbcClient.class)
                        .sql("select * from webchat.reply_line")
                        .query()
                        .listOfRows()
                        .toString())
                .doesNotContain(token.getValue(), "dvorak", "127.0.0.1");
        assertThat(citizen.get("/sr-cyrl/chat").body()).contains("/sr-cyrl/chat/answers");
        assertThat(citizen.post("/sr-cyrl/chat/answers", Map.of()).statusCode()).isEqualTo(204);
        kept.stream().filter(it -> it != token).forEach(it -> cookies.remove(site.at("/"), it));
        editor.get("/desk/questions/" + group);
        editor.post(
                "/desk/questions/" + group + "/answer",
                Map.of("item", List.of("a-energy"), "text-sr", List.of("Odgovor je u arhivu.")));
        assertThat(citizen.get("/sr-cyrl/chat").body())
                .contains("Одговор на ваше питање", "Питали сте: qwertz", "Одговор је у архиву.")
                .doesNotContain("/sr-cyrl/chat/answers");
        assertThat(cookies.getCookies()).noneMatch(it -> it.getName().equals("waiting-for-an-answer"));
        assertThat(citizen.get("/sr-cyrl/chat").body()).contains("Одговор је у архиву.");
        assertThat(site.visitor().get("/sr-cyrl/chat").body()).doesNotContain("Одговор је у архиву.");
    }

    @Test
    void dismissesInTheLanguageOfTheEditor() {
        var group = leave("qwertz mnbvcx lkjhgf");
        for (var language : List.of("sq", "sr", "sr-cyrl", "en")) {
            assertThat(editor.get("/desk/questions?lang=" + language).statusCode())
                    .isEqualTo(200);
        }
        editor.get("/desk/questions/" + group);
        assertThat(editor.post("/desk/questions/" + group + "/dismiss", Map.of())
                        .body())
                .contains("Dismissed;")
                .doesNotContain("qwertz mnbvcx");
        assertThat(site.visitor().get("/desk/questions").uri().getPath()).isEqualTo("/desk/sign-in");
    }

    /** A citizen leaves the question; its group as the desk shows it. */
    private String leave(String question) {
        return leave(site.visitor(), "/en/chat", question);
    }

    private String leave(Visitor citizen, String chat, String question) {
        citizen.get(chat);
        var asked = citizen.post(chat, Map.of("text", List.of(question))).body();
        var leave = LEAVE.matcher(asked);
        assertThat(leave.find()).as(asked).isTrue();
        citizen.post(chat, Map.of("action", List.of(leave.group()), "label", List.of("Leave")));
        var group = GROUP.matcher(editor.get("/desk/questions").body());
        while (group.find()) {
            if (group.group(2).equals(question)) {
                return group.group(1);
            }
        }
        throw new AssertionError("The desk does not show " + question);
    }
}
