package org.dialogueinfo.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dialogueinfo.conversation.spi.Person;
import org.dialogueinfo.conversation.spi.Reply;
import org.dialogueinfo.conversation.spi.Skill;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Card.Button;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.subscriptions.Endpoint;
import org.dialogueinfo.subscriptions.Subscriptions;
import org.dialogueinfo.subscriptions.Topic;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

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
    public boolean governs() {
        return true;
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
