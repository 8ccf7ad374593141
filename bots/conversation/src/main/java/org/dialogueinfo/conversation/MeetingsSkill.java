package org.dialogueinfo.conversation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Archive.MeetingFilter;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.MeetingId;
import org.dialogueinfo.conversation.spi.Person;
import org.dialogueinfo.conversation.spi.Reply;
import org.dialogueinfo.conversation.spi.Skill;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Card.Button;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** {@code /meetings}: the next and the latest; from there all of them, page by page, and a file for the calendar. */
@Component
@Order(4)
class MeetingsSkill implements Skill {

    private static final int PAGE = 6;

    private final Archive archive;
    private final ItemCards cards;
    private final CalendarFiles calendar;
    private final LastItems lastItems;
    private final Words words;
    private final Clock clock;

    MeetingsSkill(
            Archive archive, ItemCards cards, CalendarFiles calendar, LastItems lastItems, Words words, Clock clock) {
        this.archive = archive;
        this.cards = cards;
        this.calendar = calendar;
        this.lastItems = lastItems;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public Optional<String> command() {
        return Optional.of("meetings");
    }

    @Override
    public String description(Language language) {
        return words.say(language, "meetings.description");
    }

    @Override
    public boolean understands(String action) {
        return action.equals("mt")
                || action.matches("mt:\\d{1,3}")
                || action.startsWith("m:") && find(action.substring(2)).isPresent()
                || action.startsWith("cal:") && find(action.substring(4)).isPresent();
    }

    private Optional<Meeting> find(String id) {
        try {
            return archive.meeting(new MeetingId(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public Reply command(Person person, Rendering rendering, List<String> arguments) {
        var language = rendering.language();
        var today = LocalDate.ofInstant(clock.instant(), Words.HOUSE_ZONE);
        var next = archive.nextMeeting(today).map(it -> cards.of(it, rendering));
        var latest = archive.latestMeeting(today);
        latest.ifPresent(it -> lastItems.remember(person, it.id().value()));
        var shown = new ArrayList<Card>();
        next.ifPresent(shown::add);
        latest.map(it -> cards.of(it, rendering))
                .map(it -> next.isPresent() ? it : withoutNext(it, language))
                .ifPresent(shown::add);
        return shown.isEmpty() ? page(rendering, 0) : new Reply(rendering, shown, false, false);
    }

    /** The latest meeting, in one message with the word that no next one is announced. */
    private Card withoutNext(Card latest, Language language) {
        return Card.of(language, words.say(language, "next-meeting"), words.say(language, "next-meeting.none"))
                .withParagraphs(List.of(latest.title(), latest.lead()))
                .withFacts(latest.facts())
                .withLinks(latest.links())
                .withButtons(latest.buttons());
    }

    @Override
    public Reply press(Person person, Rendering rendering, String action) {
        if (action.equals("mt")) {
            return command(person, rendering, List.of());
        }
        if (action.startsWith("mt:")) {
            return page(rendering, Integer.parseInt(action.substring(3))).replacing();
        }
        var meeting = find(action.substring(action.indexOf(':') + 1)).orElseThrow();
        if (action.startsWith("cal:")) {
            return new Reply(rendering, List.of(), false, false).with(calendar.of(meeting, rendering));
        }
        lastItems.remember(person, meeting.id().value());
        return Reply.of(rendering, cards.of(meeting, rendering)).replacing();
    }

    private Reply page(Rendering rendering, int page) {
        var language = rendering.language();
        var all = archive.meetings(MeetingFilter.all());
        var from = Math.min(page * PAGE, all.size());
        var to = Math.min(from + PAGE, all.size());
        var rows = new ArrayList<List<Button>>();
        all.subList(from, to)
                .forEach(it -> rows.add(List.of(Button.acting(
                        words.date(it.date(), language) + " · " + cards.shown(it.title(), language), "m:" + it.id()))));
        var turn = new ArrayList<Button>();
        if (page > 0) {
            turn.add(Button.acting("« " + words.say(language, "previous"), "mt:" + (page - 1)));
        }
        if (to < all.size()) {
            turn.add(Button.acting(words.say(language, "next") + " »", "mt:" + (page + 1)));
        }
        if (!turn.isEmpty()) {
            rows.add(turn);
        }
        return Reply.of(
                rendering,
                Card.of(
                                language,
                                words.say(language, "latest-meeting"),
                                words.say(language, "shown-of", all.isEmpty() ? 0 : from + 1, to, all.size()))
                        .withButtons(rows));
    }
}
