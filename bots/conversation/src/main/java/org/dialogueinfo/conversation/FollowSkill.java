package org.dialogueinfo.conversation;

import java.util.List;
import java.util.Optional;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.AgreementId;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.conversation.spi.Person;
import org.dialogueinfo.conversation.spi.Reply;
import org.dialogueinfo.conversation.spi.Skill;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Card.Button;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.knowledge.Knowledge;
import org.dialogueinfo.subscriptions.Topic;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** {@code /follow}: one agreement, by its id or by words that find it; without words the one that was talked about. */
@Component
@Order(7)
class FollowSkill implements Skill {

    private static final int MOST = 4;

    private final Archive archive;
    private final Knowledge knowledge;
    private final SubscribeSkill subscribe;
    private final TopicChoice topics;
    private final LastItems lastItems;
    private final ItemCards cards;
    private final Words words;

    FollowSkill(
            Archive archive,
            Knowledge knowledge,
            SubscribeSkill subscribe,
            TopicChoice topics,
            LastItems lastItems,
            ItemCards cards,
            Words words) {
        this.archive = archive;
        this.knowledge = knowledge;
        this.subscribe = subscribe;
        this.topics = topics;
        this.lastItems = lastItems;
        this.cards = cards;
        this.words = words;
    }

    @Override
    public Optional<String> command() {
        return Optional.of("follow");
    }

    @Override
    public String description(Language language) {
        return words.say(language, "follow.description");
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
        if (arguments.size() == 1 && find(arguments.get(0)).isPresent()) {
            return subscribe.subscribe(
                    person, rendering, Topic.agreement(arguments.get(0)), person.channel() + ":/follow");
        }
        var language = rendering.language();
        var found = arguments.isEmpty()
                ? find(String.valueOf(lastItems.of(person).item())).stream().toList()
                : knowledge.search(String.join(" ", arguments), language, 10).stream()
                        .filter(it -> it.kind().equals("agreement"))
                        .flatMap(it -> find(it.id()).stream())
                        .limit(MOST)
                        .toList();
        var lead = !found.isEmpty() ? "follow.which" : arguments.isEmpty() ? "follow.how" : "follow.unknown";
        var rows = new java.util.ArrayList<List<Button>>();
        found.forEach(it ->
                rows.add(List.of(Button.acting(cards.shown(it.title(), language), "sub:agreement:" + it.id()))));
        if (found.isEmpty()) {
            rows.add(List.of(Button.acting(words.say(language, "all-agreements"), "ag")));
        }
        return Reply.of(
                rendering,
                Card.of(language, words.say(language, "follow.title"), words.say(language, lead))
                        .withButtons(rows));
    }

    private Optional<Agreement> find(String id) {
        try {
            return archive.agreement(new AgreementId(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
