package org.dialogueinfo.conversation;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dialogueinfo.conversation.spi.Person;
import org.dialogueinfo.conversation.spi.ReplyLine;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Card.Link;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the words of a question, its language and at most a reference that only the asker's channel can resolve. */
@Service
@Transactional
class StoredQuestions implements OpenQuestions {

    private static final int COMPARED = 2000;

    private final JdbcClient jdbc;
    private final List<ReplyLine> lines;
    private final Finder finder;
    private final Words words;
    private final Clock clock;

    StoredQuestions(JdbcClient jdbc, List<ReplyLine> lines, Finder finder, Words words, Clock clock) {
        this.jdbc = jdbc;
        this.lines = lines;
        this.finder = finder;
        this.words = words;
        this.clock = clock;
    }

    private record Row(
            String id,
            String group,
            Language lang,
            String wording,
            Timestamp at,
            @Nullable String channel,
            @Nullable String line) {}

    /** Leaves a question for the editors; answers whether the person can be told of the answer. */
    boolean leave(Person person, Rendering rendering, String question) {
        var line = line(person.channel());
        var id = UUID.randomUUID().toString();
        var group = rows("").stream()
                .filter(it -> Likeness.alike(it.wording(), question))
                .map(Row::group)
                .findFirst()
                .orElse(id);
        jdbc.sql("insert into conversation.open_question (id, group_id, lang, wording, asked_at)"
                        + " values (?, ?, ?, ?, ?)")
                .params(id, group, rendering.language().code(), question, Timestamp.from(clock.instant()))
                .update();
        line.ifPresent(it -> jdbc.sql("update conversation.open_question set channel = ?, reply_line = ? where id = ?")
                .params(it.channel(), it.open(person, rendering), id)
                .update());
        return line.isPresent();
    }

    private Optional<ReplyLine> line(@Nullable String channel) {
        return lines.stream().filter(it -> it.channel().equals(channel)).findFirst();
    }

    private List<Row> rows(String group) {
        return jdbc.sql("select * from conversation.open_question where ? in ('', group_id)"
                        + " order by asked_at, id limit " + COMPARED)
                .param(group)
                .query((rs, n) -> new Row(
                        rs.getString("id"),
                        rs.getString("group_id"),
                        Language.of(rs.getString("lang")),
                        rs.getString("wording"),
                        rs.getTimestamp("asked_at"),
                        rs.getString("channel"),
                        rs.getString("reply_line")))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Group> open(int limit) {
        var groups = new LinkedHashMap<String, java.util.ArrayList<Row>>();
        rows("").forEach(it -> groups.computeIfAbsent(it.group(), key -> new java.util.ArrayList<>())
                .add(it));
        return groups.values().stream()
                .map(StoredQuestions::group)
                .sorted(Comparator.comparingInt(Group::asked).reversed().thenComparing(Group::first))
                .limit(limit)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Group> find(String group) {
        var rows = group.isBlank() ? List.<Row>of() : rows(group);
        return rows.isEmpty() ? Optional.empty() : Optional.of(group(rows));
    }

    private static Group group(List<Row> rows) {
        return new Group(
                rows.get(0).group(),
                rows.size(),
                rows.stream()
                        .map(it -> new Wording(it.lang(), it.wording()))
                        .distinct()
                        .toList(),
                rows.get(0).at().toInstant(),
                rows.get(rows.size() - 1).at().toInstant());
    }

    @Override
    public int answer(String group, Localized<String> text, @Nullable String item) {
        var rows = group.isBlank() ? List.<Row>of() : rows(group);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("There is no open question %s".formatted(group));
        }
        if (text.isEmpty()) {
            throw new IllegalArgumentException("An answer needs a text in at least one language");
        }
        if (item != null && finder.found(item, Rendering.EN).isEmpty()) {
            throw new IllegalArgumentException("The archive has no item %s".formatted(item));
        }
        var told = 0;
        for (var row : rows) {
            var line = line(row.channel());
            if (line.isPresent() && row.line() != null) {
                line.get().tell(row.line(), Localized.each(language -> card(language, row.wording(), text, item)));
                told++;
            }
        }
        delete(group);
        return told;
    }

    private Card card(Language language, String question, Localized<String> text, @Nullable String item) {
        var card = Card.of(language, words.say(language, "answered.title"), words.say(language, "answered", question))
                .withParagraphs(
                        text.shownIn(language).map(it -> List.of(it.value())).orElse(List.of()));
        if (item == null) {
            return card;
        }
        var kind = item.startsWith("a-") ? "/agreements/" : "/meetings/";
        return card.withLinks(List.of(new Link(
                words.say(language, "open-page"), words.page(Rendering.of(language), kind + item.substring(2)))));
    }

    @Override
    public void dismiss(String group) {
        rows(group)
                .forEach(row -> line(row.channel()).ifPresent(it -> {
                    if (row.line() != null) {
                        it.close(row.line());
                    }
                }));
        delete(group);
    }

    private void delete(String group) {
        jdbc.sql("delete from conversation.open_question where group_id = ?")
                .param(group)
                .update();
    }

    /** How many questions of the person wait for an answer. */
    int waiting(Person person) {
        return line(person.channel()).map(it -> it.count(person)).orElse(0);
    }

    /** Forgets who asked; the words stay, as nothing leads from them to the person. */
    void forget(Person person) {
        line(person.channel()).ifPresent(it -> it.forget(person));
    }
}
