package org.dialogueinfo.conversation;

import java.util.List;
import java.util.Optional;
import org.dialogueinfo.content.AgreementId;
import org.dialogueinfo.content.Archive;
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

/** {@code /start}: four buttons for the language, or the agreement of a deep link. */
@Component
@Order(1)
class StartSkill implements Skill {

    private final Archive archive;
    private final ItemCards cards;
    private final Words words;

    StartSkill(Archive archive, ItemCards cards, Words words) {
        this.archive = archive;
        this.cards = cards;
        this.words = words;
    }

    @Override
    public Optional<String> command() {
        return Optional.of("start");
    }

    @Override
    public String description(Language language) {
        return words.say(language, "start.description");
    }

    @Override
    public Reply command(Person person, Rendering rendering, List<String> arguments) {
        if (!arguments.isEmpty() && arguments.get(0).matches("a-[a-z0-9-]{1,50}")) {
            try {
                var linked = archive.agreement(new AgreementId(arguments.get(0).substring(2)));
                if (linked.isPresent()) {
                    return Reply.of(rendering, cards.of(linked.get(), rendering));
                }
            } catch (IllegalArgumentException e) {
                return Reply.of(rendering, choice(rendering, words));
            }
        }
        return Reply.of(rendering, choice(rendering, words));
    }

    static Card choice(Rendering rendering, Words words) {
        var language = rendering.language();
        return Card.of(language, "Dialogue-Info", words.say(language, "choose-language"))
                .withButtons(List.of(
                        List.of(
                                Button.acting(Rendering.SQ.ownName(), "lang:sq"),
                                Button.acting(Rendering.SR.ownName(), "lang:sr")),
                        List.of(
                                Button.acting(Rendering.SR_CYRL.ownName(), "lang:sr-cyrl"),
                                Button.acting(Rendering.EN.ownName(), "lang:en"))));
    }
}

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
                .withButtons(List.of(
                        List.of(Button.acting(words.say(language, "all-agreements"), "ag")),
                        List.of(Button.acting(words.say(language, "latest-meeting"), "mt")),
                        List.of(Button.acting(words.say(language, "subscribe-meetings"), "sub:meetings"))));
        return new Reply(chosen, List.of(card), true, true);
    }
}
