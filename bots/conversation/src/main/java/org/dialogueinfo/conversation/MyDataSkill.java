package org.dialogueinfo.conversation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dialogueinfo.conversation.spi.Person;
import org.dialogueinfo.conversation.spi.Reply;
import org.dialogueinfo.conversation.spi.Skill;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Card.Button;
import org.dialogueinfo.kernel.Card.Fact;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.subscriptions.Endpoint;
import org.dialogueinfo.subscriptions.Subscriptions;
import org.dialogueinfo.subscriptions.Subscriptions.ConsentEntry;
import org.dialogueinfo.subscriptions.Subscriptions.HeldData;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** {@code /mydata}: everything held about the person, in words, and the button that erases it after a second press. */
@Component
@Order(10)
class MyDataSkill implements Skill {

    private final Subscriptions subscriptions;
    private final StoredQuestions questions;
    private final TopicChoice topics;
    private final Words words;

    MyDataSkill(Subscriptions subscriptions, StoredQuestions questions, TopicChoice topics, Words words) {
        this.subscriptions = subscriptions;
        this.questions = questions;
        this.topics = topics;
        this.words = words;
    }

    @Override
    public Optional<String> command() {
        return Optional.of("mydata");
    }

    @Override
    public String description(Language language) {
        return words.say(language, "mydata.description");
    }

    @Override
    public boolean governs() {
        return true;
    }

    @Override
    public boolean understands(String action) {
        return action.equals("me") || action.equals("me:erase") || action.equals("me:erase!");
    }

    @Override
    public Reply command(Person person, Rendering rendering, List<String> arguments) {
        var held = subscriptions.held(new Endpoint(person.channel(), person.address()));
        var waiting = questions.waiting(person);
        if (held.isEmpty() && waiting == 0) {
            return tell(rendering, "mydata.nothing", List.of());
        }
        var language = rendering.language();
        var facts = new ArrayList<Fact>();
        held.ifPresent(it -> facts.addAll(facts(it, language)));
        if (waiting > 0) {
            facts.add(new Fact(words.say(language, "mydata.questions"), Integer.toString(waiting)));
        }
        var log = held.stream()
                .flatMap(it -> it.consents().stream())
                .map(entry -> line(entry, language))
                .collect(Collectors.joining("\n"));
        return Reply.of(
                rendering,
                Card.of(language, words.say(language, "mydata.title"), words.say(language, "mydata.all"))
                        .withFacts(facts)
                        .withParagraphs(
                                log.isEmpty() ? List.of() : List.of(words.say(language, "mydata.log") + "\n" + log))
                        .withButtons(List.of(List.of(Button.acting(words.say(language, "mydata.erase"), "me:erase")))));
    }

    private List<Fact> facts(HeldData it, Language language) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(words.say(language, "mydata.address"), words.say(language, "mydata.chat", it.address())));
        facts.add(new Fact(
                words.say(language, "mydata.language"),
                words.say(language, "mydata.in." + it.rendering().path())));
        facts.add(new Fact(
                words.say(language, "mydata.topics"),
                it.topics().isEmpty()
                        ? words.say(language, "mydata.no-topics")
                        : it.topics().stream()
                                .map(topic -> topics.name(topic, language))
                                .collect(Collectors.joining(", "))));
        var settings = it.settings();
        if (settings != null && !it.topics().isEmpty()) {
            facts.add(new Fact(words.say(language, "mydata.pace"), DeliverySkill.described(settings, language, words)));
        }
        facts.add(new Fact(words.say(language, "mydata.since"), words.moment(it.since(), language)));
        return facts;
    }

    /** Such as: 24 November 2026, 10:15 – subscribed: all meetings (by a command in Telegram; wording 1). */
    private String line(ConsentEntry entry, Language language) {
        var named = Arrays.stream(entry.topics().split("[,\\s]+"))
                .filter(it -> !it.isEmpty())
                .map(it -> topics.read(it)
                        .map(topic -> topics.name(topic, language))
                        .orElse(it))
                .collect(Collectors.joining(", "));
        var way = entry.source().replaceFirst("^(import|link):.*", "$1").replaceFirst("^[^:]*:", "");
        return words.say(
                language,
                "mydata.line",
                words.moment(entry.at(), language),
                words.sayOr(language, "consent." + entry.action(), entry.action()),
                named,
                way.startsWith("/")
                        ? words.say(language, "mydata.by-command", way)
                        : words.sayOr(language, "mydata.by." + way, entry.source()),
                entry.wording());
    }

    @Override
    public Reply press(Person person, Rendering rendering, String action) {
        var language = rendering.language();
        if (action.equals("me")) {
            return command(person, rendering, List.of()).replacing();
        }
        if (action.equals("me:erase")) {
            return tell(
                            rendering,
                            "mydata.sure",
                            List.of(
                                    List.of(Button.acting(words.say(language, "mydata.erase-now"), "me:erase!")),
                                    List.of(Button.acting("‹ " + words.say(language, "mydata.keep"), "me"))))
                    .replacing();
        }
        questions.forget(person);
        subscriptions.erase(new Endpoint(person.channel(), person.address()));
        return tell(rendering, "mydata.erased", List.of()).replacing();
    }

    private Reply tell(Rendering rendering, String key, List<List<Button>> buttons) {
        var language = rendering.language();
        return Reply.of(
                rendering,
                Card.of(language, words.say(language, "mydata.title"), words.say(language, key))
                        .withButtons(buttons));
    }
}
