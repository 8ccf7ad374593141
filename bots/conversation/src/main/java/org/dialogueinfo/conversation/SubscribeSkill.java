package org.dialogueinfo.conversation;

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
    public boolean governs() {
        return true;
    }

    @Override
    public boolean understands(String action) {
        return action.matches("(sub|top):.+")
                && topics.read(action.substring(4)).isPresent();
    }

    @Override
    public Reply command(Person person, Rendering rendering, List<String> arguments) {
        if (person.channel().equals("web")) {
            return topics.onTheSite(rendering);
        }
        var topic = arguments.isEmpty() ? Optional.<Topic>empty() : topics.read(arguments.get(0));
        if (topic.isPresent()) {
            return subscribe(person, rendering, topic.get(), person.channel() + ":/subscribe");
        }
        var language = rendering.language();
        var lead = words.say(language, arguments.isEmpty() ? "subscribe.choose" : "subscribe.unknown");
        return choice(person, rendering, lead);
    }

    /** The topics, each with a mark when it is subscribed; pressing turns it on and off. */
    private Reply choice(Person person, Rendering rendering, String lead) {
        var language = rendering.language();
        var mine = subscriptions.topics(new Endpoint(person.channel(), person.address()));
        return Reply.of(
                rendering,
                Card.of(language, words.say(language, "subscribe.title"), lead)
                        .withButtons(Topic.GENERAL.stream()
                                .map(it -> List.of(Button.acting(
                                        (mine.contains(it) ? "✓ " : "") + topics.name(it, language), "top:" + it)))
                                .toList()));
    }

    @Override
    public Reply press(Person person, Rendering rendering, String action) {
        if (person.channel().equals("web")) {
            return topics.onTheSite(rendering);
        }
        var topic = topics.read(action.substring(4)).orElseThrow();
        return action.startsWith("top:")
                ? toggle(person, rendering, topic)
                : subscribe(person, rendering, topic, person.channel() + ":button");
    }

    private Reply toggle(Person person, Rendering rendering, Topic topic) {
        var endpoint = new Endpoint(person.channel(), person.address());
        var source = person.channel() + ":button";
        var ends = subscriptions.topics(endpoint).contains(topic);
        if (ends) {
            subscriptions.unsubscribe(endpoint, Set.of(topic), source);
        } else {
            subscriptions.subscribe(endpoint, rendering, Set.of(topic), source);
        }
        var language = rendering.language();
        var said = words.say(language, ends ? "unsubscribed" : "subscribed", topics.name(topic, language));
        return choice(person, rendering, said).replacing();
    }

    Reply subscribe(Person person, Rendering rendering, Topic topic, String source) {
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
