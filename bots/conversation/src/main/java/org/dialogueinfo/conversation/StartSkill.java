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
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** {@code /start}: four buttons for the language, or the agreement or meeting of a deep link. */
@Component
@Order(1)
class StartSkill implements Skill {

    private final Finder finder;
    private final LastItems lastItems;
    private final Words words;

    StartSkill(Finder finder, LastItems lastItems, Words words) {
        this.finder = finder;
        this.lastItems = lastItems;
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
        var linked =
                arguments.isEmpty() ? Optional.<Conversation.Found>empty() : finder.found(arguments.get(0), rendering);
        linked.ifPresent(it -> lastItems.remember(person, it.id().substring(2)));
        return Reply.of(rendering, linked.map(Conversation.Found::card).orElseGet(() -> choice(rendering, words)));
    }

    static Card choice(Rendering rendering, Words words) {
        var language = rendering.language();
        // marked as English so that no name of a language is transliterated
        return Card.of(Language.EN, "Dialogue-Info", words.say(language, "choose-language"))
                .withButtons(List.of(
                        List.of(
                                Button.acting(Rendering.SQ.ownName(), "lang:sq"),
                                Button.acting(Rendering.SR.ownName(), "lang:sr")),
                        List.of(
                                Button.acting(Rendering.SR_CYRL.ownName(), "lang:sr-cyrl"),
                                Button.acting(Rendering.EN.ownName(), "lang:en"))));
    }
}
