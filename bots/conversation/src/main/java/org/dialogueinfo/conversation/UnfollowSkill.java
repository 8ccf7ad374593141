package org.dialogueinfo.conversation;

import java.util.List;
import java.util.Optional;
import org.dialogueinfo.conversation.spi.Person;
import org.dialogueinfo.conversation.spi.Reply;
import org.dialogueinfo.conversation.spi.Skill;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Card.Button;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.subscriptions.Endpoint;
import org.dialogueinfo.subscriptions.Subscriptions;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** {@code /unfollow}: the followed agreements as buttons, or one by its id. */
@Component
@Order(8)
class UnfollowSkill implements Skill {

    private final Subscriptions subscriptions;
    private final UnsubscribeSkill unsubscribe;
    private final TopicChoice topics;
    private final Words words;

    UnfollowSkill(Subscriptions subscriptions, UnsubscribeSkill unsubscribe, TopicChoice topics, Words words) {
        this.subscriptions = subscriptions;
        this.unsubscribe = unsubscribe;
        this.topics = topics;
        this.words = words;
    }

    @Override
    public Optional<String> command() {
        return Optional.of("unfollow");
    }

    @Override
    public String description(Language language) {
        return words.say(language, "unfollow.description");
    }

    @Override
    public boolean governs() {
        return true;
    }

    @Override
    public Reply command(Person person, Rendering rendering, List<String> arguments) {
        if (person.channel().equals("web")) {
            return topics.onTheSite(rendering);
        }
        if (!arguments.isEmpty() && topics.read("agreement:" + arguments.get(0)).isPresent()) {
            return unsubscribe.command(person, rendering, List.of("agreement:" + arguments.get(0)));
        }
        var language = rendering.language();
        var followed = subscriptions.topics(new Endpoint(person.channel(), person.address())).stream()
                .filter(it -> it.value().startsWith("agreement:"))
                .map(it -> List.of(Button.acting(topics.name(it, language), "uns:" + it)))
                .toList();
        return Reply.of(
                rendering,
                Card.of(
                                language,
                                words.say(language, "unfollow.title"),
                                words.say(language, followed.isEmpty() ? "unfollow.nothing" : "unfollow.choose"))
                        .withButtons(followed));
    }
}
