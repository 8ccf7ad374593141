package org.dialogueinfo.conversation;

import java.util.List;
import java.util.Optional;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Situation;
import org.dialogueinfo.conversation.spi.Person;
import org.dialogueinfo.conversation.spi.Reply;
import org.dialogueinfo.conversation.spi.Skill;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The button that opens a situation of everyday life. */
@Component
@Order(20)
class SituationSkill implements Skill {

    private final Archive archive;
    private final ItemCards cards;
    private final LastItems lastItems;

    SituationSkill(Archive archive, ItemCards cards, LastItems lastItems) {
        this.archive = archive;
        this.cards = cards;
        this.lastItems = lastItems;
    }

    @Override
    public boolean understands(String action) {
        return action.startsWith("s:") && find(action).isPresent();
    }

    private Optional<Situation> find(String action) {
        return archive.find(Situation.class, action.substring(2));
    }

    @Override
    public Reply command(Person person, Rendering rendering, List<String> arguments) {
        throw new IllegalStateException("A situation has no command");
    }

    @Override
    public Reply press(Person person, Rendering rendering, String action) {
        lastItems.remember(person, action.substring(2));
        return Reply.of(rendering, cards.of(find(action).orElseThrow(), rendering));
    }
}
