package org.dialogueinfo.conversation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dialogueinfo.conversation.spi.Person;
import org.dialogueinfo.conversation.spi.Reply;
import org.dialogueinfo.conversation.spi.Skill;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.subscriptions.Endpoint;
import org.dialogueinfo.subscriptions.Linking;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** {@code /link}: a code to enter on the page of one's mail subscription; {@code /link <code>}: enters one from there. */
@Component
@Order(11)
class LinkSkill implements Skill {

    private final Linking linking;
    private final TopicChoice topics;
    private final Words words;

    LinkSkill(Linking linking, TopicChoice topics, Words words) {
        this.linking = linking;
        this.topics = topics;
        this.words = words;
    }

    @Override
    public Optional<String> command() {
        return Optional.of("link");
    }

    @Override
    public String description(Language language) {
        return words.say(language, "link.description");
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
        var endpoint = new Endpoint(person.channel(), person.address());
        if (!arguments.isEmpty()) {
            var outcome = linking.link(endpoint, arguments.get(0));
            return tell(
                    rendering,
                    words.say(rendering.language(), "link." + outcome.name().toLowerCase(Locale.ROOT)));
        }
        return tell(
                rendering,
                linking.code(endpoint)
                        .map(it -> words.say(rendering.language(), "link.code", it))
                        .orElseGet(() -> words.say(rendering.language(), "link.nothing")));
    }

    private Reply tell(Rendering rendering, String lead) {
        return Reply.of(rendering, Card.of(rendering.language(), words.say(rendering.language(), "link.title"), lead));
    }
}
