package org.dialogueinfo.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.dialogueinfo.conversation.spi.Person;
import org.dialogueinfo.conversation.spi.ReplyLine;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.testing.EmbeddedPostgreSql;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Questions left for the editors, on both databases. */
class StoredQuestionsTests {

    private final Line line = new Line();

    static Stream<Named<JdbcClient>> databases() {
        var postgreSql = new DriverManagerDataSource(EmbeddedPostgreSql.newDatabase());
        postgreSql.setUsername("postgres");
        return Stream.of(
                Named.of(
                        "H2",
                        migrated(new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID()
                                + ";DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"))),
                Named.of("PostgreSQL", migrated(postgreSql)));
    }

    private static JdbcClient migrated(DriverManagerDataSource source) {
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/conversation/V1__create_open_question.sql"))
                .execute(source);
        return JdbcClient.create(source);
    }

    private StoredQuestions questions(JdbcClient jdbc) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/conversation");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new StoredQuestions(
                jdbc, List.of(line), mock(Finder.class), new Words(messages, "https://example.org"), Clock.systemUTC());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void groupsWhatIsAlikeAndTellsEverybodyOnce(JdbcClient jdbc) {
        var questions = questions(jdbc);
        var reader = new Person("telegram", "1", Rendering.SR);
        var other = new Person("telegram", "2", Rendering.EN);
        assertThat(questions.leave(reader, Rendering.SR, "Kada se otvara granični prelaz Merdare?"))
                .isTrue();
        assertThat(questions.leave(other, Rendering.SR_CYRL, "када се отвара гранични прелаз мердаре"))
                .isTrue();
        assertThat(questions.leave(new Person("web", "s", Rendering.EN), Rendering.EN, "Who pays for the bridge?"))
                .isFalse();
        var open = questions.open(10);
        assertThat(open).extracting(OpenQuestions.Group::asked).containsExactly(2, 1);
        assertThat(open.get(0).wordings()).hasSize(2);
        assertThat(questions.waiting(reader)).isEqualTo(1);
        var text = Localized.of("Përgjigje", "Odgovor", "Answer");
        assertThat(questions.answer(open.get(0).id(), text, null)).isEqualTo(2);
        assertThat(line.told).hasSize(2).allSatisfy(it -> assertThat(it).contains("Odgovor"));
        assertThat(line.told.get(0)).contains("Pitali ste: Kada se otvara granični prelaz Merdare?");
        assertThat(line.references).isEmpty();
        assertThat(questions.open(10)).hasSize(1);
        assertThatThrownBy(() -> questions.answer(open.get(0).id(), text, null))
                .isInstanceOf(IllegalArgumentException.class);
        questions.dismiss(open.get(1).id());
        questions.dismiss(open.get(1).id());
        assertThat(questions.open(10)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void keepsTheQuestionButForgetsWhoAsked(JdbcClient jdbc) {
        var questions = questions(jdbc);
        var reader = new Person("telegram", "1", Rendering.EN);
        questions.leave(reader, Rendering.EN, "What about the bridge in Mitrovica?");
        questions.forget(reader);
        assertThat(questions.waiting(reader)).isZero();
        assertThat(questions.open(10)).hasSize(1);
        assertThat(jdbc.sql("select wording || lang || coalesce(reply_line, '') from conversation.open_question")
                        .query(String.class)
                        .single())
                .doesNotContain("telegram");
    }

    /** A line that keeps its references in memory. */
    private static final class Line implements ReplyLine {

        private final Map<String, Person> references = new HashMap<>();
        private final List<String> told = new java.util.ArrayList<>();

        @Override
        public String channel() {
            return "telegram";
        }

        @Override
        public String open(Person person, Rendering rendering) {
            var reference = UUID.randomUUID().toString();
            references.put(reference, new Person("telegram", person.address(), rendering));
            return reference;
        }

        @Override
        public void tell(String reference, Localized<Card> card) {
            var person = references.remove(reference);
            if (person != null) {
                var shown = card.shownIn(person.hint().language()).orElseThrow().value();
                told.add(shown.lead() + " " + shown.paragraphs());
            }
        }

        @Override
        public void close(String reference) {
            references.remove(reference);
        }

        @Override
        public int count(Person person) {
            return (int) references.values().stream()
                    .filter(it -> it.address().equals(person.address()))
                    .count();
        }

        @Override
        public void forget(Person person) {
            references.values().removeIf(it -> it.address().equals(person.address()));
        }
    }
}
