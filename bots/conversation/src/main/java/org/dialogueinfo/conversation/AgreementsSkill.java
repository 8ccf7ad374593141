package org.dialogueinfo.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.AgreementId;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Archive.AgreementFilter;
import org.dialogueinfo.conversation.spi.Person;
import org.dialogueinfo.conversation.spi.Reply;
import org.dialogueinfo.conversation.spi.Skill;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Card.Button;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** {@code /agreements}: by year or nature, page by page; the messages edit in place instead of piling up. */
@Component
@Order(3)
class AgreementsSkill implements Skill {

    private static final int PAGE = 6;

    private final Archive archive;
    private final ItemCards cards;
    private final LastItems lastItems;
    private final Words words;

    AgreementsSkill(Archive archive, ItemCards cards, LastItems lastItems, Words words) {
        this.archive = archive;
        this.cards = cards;
        this.lastItems = lastItems;
        this.words = words;
    }

    @Override
    public Optional<String> command() {
        return Optional.of("agreements");
    }

    @Override
    public String description(Language language) {
        return words.say(language, "agreements.description");
    }

    @Override
    public boolean understands(String action) {
        return action.equals("ag")
                || action.matches("ag:(y\\d{4}|political|technical):\\d{1,3}")
                || action.matches("(a|st):[a-z0-9-]{1,50}") && find(action).isPresent();
    }

    private Optional<Agreement> find(String action) {
        try {
            return archive.agreement(new AgreementId(action.substring(action.indexOf(':') + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public Reply command(Person person, Rendering rendering, List<String> arguments) {
        var language = rendering.language();
        var rows = new ArrayList<List<Button>>();
        rows.add(List.of(
                Button.acting(words.say(language, "nature.political"), "ag:political:0"),
                Button.acting(words.say(language, "nature.technical"), "ag:technical:0")));
        var years = new TreeSet<Integer>();
        archive.agreements(AgreementFilter.all()).stream()
                .map(Agreement::year)
                .filter(Objects::nonNull)
                .forEach(years::add);
        var row = new ArrayList<Button>();
        for (var year : years) {
            row.add(Button.acting(year.toString(), "ag:y" + year + ":0"));
            if (row.size() == 4) {
                rows.add(List.copyOf(row));
                row.clear();
            }
        }
        if (!row.isEmpty()) {
            rows.add(row);
        }
        return Reply.of(
                rendering,
                Card.of(language, words.say(language, "all-agreements"), words.say(language, "agreements.choose"))
                        .withButtons(rows));
    }

    @Override
    public Reply press(Person person, Rendering rendering, String action) {
        if (action.equals("ag")) {
            return command(person, rendering, List.of()).replacing();
        }
        if (action.startsWith("a:")) {
            lastItems.remember(person, action.substring(2));
            return Reply.of(rendering, cards.of(find(action).orElseThrow(), rendering))
                    .replacing();
        }
        if (action.startsWith("st:")) {
            lastItems.remember(person, action.substring(3));
            return Reply.of(rendering, cards.status(find(action).orElseThrow(), rendering));
        }
        var parts = action.split(":");
        return page(rendering, parts[1], Integer.parseInt(parts[2])).replacing();
    }

    private Reply page(Rendering rendering, String choice, int page) {
        var language = rendering.language();
        var filter = choice.startsWith("y")
                ? new AgreementFilter(Integer.valueOf(choice.substring(1)), null, null, null)
                : new AgreementFilter(null, Agreement.Nature.of(choice), null, null);
        var all = archive.agreements(filter);
        var from = Math.min(page * PAGE, all.size());
        var to = Math.min(from + PAGE, all.size());
        var rows = new ArrayList<List<Button>>();
        all.subList(from, to)
                .forEach(it -> rows.add(List.of(Button.acting(cards.shown(it.title(), language), "a:" + it.id()))));
        var turn = new ArrayList<Button>();
        if (page > 0) {
            turn.add(Button.acting("« " + words.say(language, "previous"), "ag:%s:%d".formatted(choice, page - 1)));
        }
        if (to < all.size()) {
            turn.add(Button.acting(words.say(language, "next") + " »", "ag:%s:%d".formatted(choice, page + 1)));
        }
        if (!turn.isEmpty()) {
            rows.add(turn);
        }
        rows.add(List.of(Button.acting("‹ " + words.say(language, "back"), "ag")));
        var name = choice.startsWith("y") ? choice.substring(1) : words.say(language, "nature." + choice);
        return Reply.of(
                rendering,
                Card.of(
                                language,
                                words.say(language, "all-agreements") + ": " + name,
                                words.say(language, "shown-of", all.isEmpty() ? 0 : from + 1, to, all.size()))
                        .withButtons(rows));
    }
}
