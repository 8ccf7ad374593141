package org.dialogueinfo.conversation;

import java.util.List;
import java.util.Optional;
import org.dialogueinfo.content.AgreementId;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.conversation.spi.Reply;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Card.Link;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.subscriptions.Topic;
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
