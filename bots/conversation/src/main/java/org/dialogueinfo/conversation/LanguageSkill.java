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

/** {@code /language}, and what happens when a language is chosen. */
@Component
@Order(2)
class LanguageSkill implements Skill {

    private final Subscriptions subscriptions;
    private final Words words;

    LanguageSkill(Subscriptions subscriptions, Words words) {
        this.subscriptions = subscriptions;
        this.words = words;
    }

    @Override
    public Optional<String> command() {
        return Optional.of("language");
    }

    @Override
    public String description(Language language) {
        return words.say(language, "language.description");
    }

    @Override
    public boolean governs() {
        return true;
    }

    @Override
    public boolean understands(String action) {
        return action.startsWith("lang:") && Rendering.find(action.substring(5)).isPresent();
    }

    @Override
    public Reply command(Person person, Rendering rendering, List<String> arguments) {
        return Reply.of(rendering, StartSkill.choice(rendering, words));
    }

    @Override
    public Reply press(Person person, Rendering rendering, String action) {
        var chosen = Rendering.of(action.substring(5));
        if (!person.channel().equals("web")) {
            subscriptions.choose(new Endpoint(person.channel(), person.address()), chosen);
        }
        var language = chosen.language();
        var card = Card.of(language, words.say(language, "welcome.title"), words.say(language, "welcome"))
                .withParagraphs(List.of(words.say(language, "welcome.examples")))
                .withButtons(List.of(
                        List.of(Button.acting(words.say(language, "all-agreements"), "ag")),
                        List.of(Button.acting(words.say(language, "meetings"), "mt")),
                        List.of(Button.acting(words.say(language, "subscribe-meetings"), "sub:meetings")),
                        List.of(Button.acting(words.say(language, "help.title"), "help"))));
        return new Reply(chosen, List.of(card), true, true);
    }
}
