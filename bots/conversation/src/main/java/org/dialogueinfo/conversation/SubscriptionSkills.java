package org.dialogueinfo.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dialogueinfo.content.AgreementId;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.conversation.spi.Person;
import org.dialogueinfo.conversation.spi.Reply;
import org.dialogueinfo.conversation.spi.Skill;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Card.Button;
import org.dialogueinfo.kernel.Card.Fact;
import org.dialogueinfo.kernel.Card.Link;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.subscriptions.Endpoint;
import org.dialogueinfo.subscriptions.Subscriptions;
import org.dialogueinfo.subscriptions.Topic;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What {@code /subscribe} and {@code /unsubscribe} share: topics, their names, and the web chat's way to them. */
@Component
class TopicChoice {

    private final Archive archive;
    private final ItemCards cards;
    private final Words words;

    TopicChoice(Archive archive, ItemCards cards, Words words) {
        this.archive = archive;
        this.cards = cards;
        this.words = words;
    }

    /** A topic as typed or pressed, if there is such a topic and, for an agreement, such an agreement. */
    Optional<Topic> read(String text) {
        try {
            var topic = new Topic(text);
            var known =
                    !topic.value().startsWith("agreement:") || agreement(topic).isPresent();
            return known ? Optional.of(topic) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<org.dialogueinfo.content.Agreement> agreement(Topic topic) {
        return archive.agreement(new AgreementId(topic.value().substring("agreement:".length())));
    }

    String name(Topic topic, Language language) {
        return topic.value().startsWith("agreement:")
                ? agreement(topic).map(it -> cards.shown(it.title(), language)).orElse(topic.value())
                : words.say(language, "topic." + topic);
    }

    Reply onTheSite(Rendering rendering) {
        var language = rendering.language();
        return Reply.of(
                rendering,
                Card.of(language, words.say(language, "subscribe.title"), words.say(language, "subscribe.web"))
                        .withLinks(List.of(
                                new Link(words.say(language, "subscribe.page"), words.page(rendering, "/subscribe")))));
    }
}

/** {@code /subscribe [topic]}: acts at once with a topic, else offers buttons. */
@Component
@Order(5)
class SubscribeSkill implements Skill {

    private final Subscriptions subscriptions;
    private final TopicChoice topics;
    private final Words words;

    SubscribeSkill(Subscriptions subscriptions, TopicChoice topics, Words words) {
        this.subscriptions = subscriptions;
        this.topics = topics;
        this.words = words;
    }

    @Override
    public Optional<String> command() {
        return Optional.of("subscribe");
    }

    @Override
    public String description(Language language) {
        return words.say(language, "subscribe.description");
    }

    @Override
    public boolean understands(String action) {
        return action.startsWith("sub:") && topics.read(action.substring(4)).isPresent();
    }

    @Override
    public Reply command(Person person, Rendering rendering, List<String> arguments) {
        if (person.channel().equals("web")) {
            return topics.onTheSite(rendering);
        }
        var topic = arguments.isEmpty() ? Optional.<Topic>empty() : topics.read(arguments.get(0));
        if (topic.isPresent()) {
            return subscribe(person, rendering, topic.get(), "telegram:/subscribe");
        }
        var language = rendering.language();
        var lead = words.say(language, arguments.isEmpty() ? "subscribe.choose" : "subscribe.unknown");
        return Reply.of(
                rendering,
                Card.of(language, words.say(language, "subscribe.title"), lead)
                        .withButtons(Topic.GENERAL.stream()
                                .map(it -> List.of(Button.acting(topics.name(it, language), "sub:" + it)))
                                .toList()));
    }

    @Override
    public Reply press(Person person, Rendering rendering, String action) {
        return person.channel().equals("web")
                ? topics.onTheSite(rendering)
                : subscribe(
                        person,
                        rendering,
                        topics.read(action.substring(4)).orElseThrow(),
                        person.channel() + ":button");
    }

    private Reply subscribe(Person person, Rendering rendering, Topic topic, String source) {
        subscriptions.subscribe(new Endpoint(person.channel(), person.address()), rendering, Set.of(topic), source);
        var language = rendering.language();
        return Reply.of(
                rendering,
                Card.of(
                                language,
                                words.say(language, "subscribed.title"),
                                words.say(language, "subscribed", topics.name(topic, language)))
                        .withButtons(List.of(
                                List.of(Button.acting(words.say(language, "unsubscribe.button"), "uns:" + topic)))));
    }
}

/** {@code /unsubscribe [topic]}: acts at once with a topic, else offers what is subscribed. */
@Component
@Order(6)
class UnsubscribeSkill implements Skill {

    private final Subscriptions subscriptions;
    private final TopicChoice topics;
    private final Words words;

    UnsubscribeSkill(Subscriptions subscriptions, TopicChoice topics, Words words) {
        this.subscriptions = subscriptions;
        this.topics = topics;
        this.words = words;
    }

    @Override
    public Optional<String> command() {
        return Optional.of("unsubscribe");
    }

    @Override
    public String description(Language language) {
        return words.say(language, "unsubscribe.description");
    }

    @Override
    public boolean understands(String action) {
        return action.equals("uns:all")
                || action.startsWith("uns:") && topics.read(action.substring(4)).isPresent();
    }

    @Override
    public Reply command(Person person, Rendering rendering, List<String> arguments) {
        if (person.channel().equals("web")) {
            return topics.onTheSite(rendering);
        }
        var topic = arguments.isEmpty() ? Optional.<Topic>empty() : topics.read(arguments.get(0));
        if (topic.isPresent()) {
            return end(person, rendering, "uns:" + topic.get());
        }
        var language = rendering.language();
        var mine = subscriptions.topics(new Endpoint(person.channel(), person.address()));
        if (mine.isEmpty()) {
            return Reply.of(
                    rendering,
                    Card.of(
                            language,
                            words.say(language, "unsubscribe.title"),
                            words.say(language, "unsubscribe.nothing")));
        }
        var rows = new ArrayList<List<Button>>();
        mine.forEach(it -> rows.add(List.of(Button.acting(topics.name(it, language), "uns:" + it))));
        rows.add(List.of(Button.acting(words.say(language, "unsubscribe.all"), "uns:all")));
        return Reply.of(
                rendering,
                Card.of(language, words.say(language, "unsubscribe.title"), words.say(language, "unsubscribe.choose"))
                        .withButtons(rows));
    }

    @Override
    public Reply press(Person person, Rendering rendering, String action) {
        return person.channel().equals("web") ? topics.onTheSite(rendering) : end(person, rendering, action);
    }

    private Reply end(Person person, Rendering rendering, String action) {
        var endpoint = new Endpoint(person.channel(), person.address());
        var language = rendering.language();
        if (action.equals("uns:all")) {
            subscriptions.unsubscribeAll(endpoint, person.channel() + ":/unsubscribe");
            return Reply.of(
                    rendering,
                    Card.of(
                            language,
                            words.say(language, "unsubscribed.title"),
                            words.say(language, "unsubscribed.all")));
        }
        var topic = topics.read(action.substring(4)).orElseThrow();
        subscriptions.unsubscribe(endpoint, Set.of(topic), person.channel() + ":/unsubscribe");
        return Reply.of(
                rendering,
                Card.of(
                                language,
                                words.say(language, "unsubscribed.title"),
                                words.say(language, "unsubscribed", topics.name(topic, language)))
                        .withButtons(List.of(List.of(Button.acting(words.say(language, "undo"), "sub:" + topic)))));
    }
}

/** {@code /mydata}: everything held about the person, and the button that erases it after a second press. */
@Component
@Order(7)
class MyDataSkill implements Skill {

    private final Subscriptions subscriptions;
    private final TopicChoice topics;
    private final Words words;

    MyDataSkill(Subscriptions subscriptions, TopicChoice topics, Words words) {
        this.subscriptions = subscriptions;
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
    public boolean understands(String action) {
        return action.equals("me:erase") || action.equals("me:erase!");
    }

    @Override
    public Reply command(Person person, Rendering rendering, List<String> arguments) {
        var language = rendering.language();
        var held = subscriptions.held(new Endpoint(person.channel(), person.address()));
        if (held.isEmpty()) {
            return Reply.of(
                    rendering,
                    Card.of(language, words.say(language, "mydata.title"), words.say(language, "mydata.nothing")));
        }
        var it = held.get();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(words.say(language, "mydata.address"), it.channel() + " " + it.address()));
        facts.add(
                new Fact(words.say(language, "mydata.language"), it.rendering().ownName()));
        facts.add(new Fact(
                words.say(language, "mydata.topics"),
                it.topics().isEmpty()
                        ? "–"
                        : String.join(
                                ", ",
                                it.topics().stream()
                                        .map(topic -> topics.name(topic, language))
                                        .toList())));
        facts.add(new Fact(words.say(language, "mydata.since"), it.since().toString()));
        var log = it.consents().stream()
                .map(entry -> "%s · %s · %s · %s · %s"
                        .formatted(entry.at(), entry.action(), entry.topics(), entry.wording(), entry.source()))
                .toList();
        return Reply.of(
                rendering,
                Card.of(language, words.say(language, "mydata.title"), words.say(language, "mydata.all"))
                        .withFacts(facts)
                        .withParagraphs(log)
                        .withButtons(List.of(List.of(Button.acting(words.say(language, "mydata.erase"), "me:erase")))));
    }

    @Override
    public Reply press(Person person, Rendering rendering, String action) {
        var language = rendering.language();
        if (action.equals("me:erase")) {
            return Reply.of(
                    rendering,
                    Card.of(language, words.say(language, "mydata.title"), words.say(language, "mydata.sure"))
                            .withButtons(List.of(
                                    List.of(Button.acting(words.say(language, "mydata.erase-now"), "me:erase!")))));
        }
        subscriptions.erase(new Endpoint(person.channel(), person.address()));
        return Reply.of(
                rendering,
                Card.of(language, words.say(language, "mydata.title"), words.say(language, "mydata.erased")));
    }
}
