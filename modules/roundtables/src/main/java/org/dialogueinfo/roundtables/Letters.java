package org.dialogueinfo.roundtables;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Card.Button;
import org.dialogueinfo.kernel.Card.Fact;
import org.dialogueinfo.kernel.Card.Link;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an invitee is written: a card of their own, in their language, with their link. */
@Component
class Letters {

    private final Links links;
    private final Words words;
    private final JdbcClient jdbc;
    private final Clock clock;

    Letters(Links links, Words words, JdbcClient jdbc, Clock clock) {
        this.links = links;
        this.words = words;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The card that stands for a broadcast in the ledger; it tells nothing of a guarded event. */
    Card blank(Event event, Kind kind, Language language) {
        return Card.of(
                language, words.say(language, "letter." + Codes.of(kind) + ".subject", subject(event, language)), "");
    }

    /** @param detail the last part of the broadcast's key */
    Card write(Event event, Kind kind, String detail, Invited to) {
        var language = to.rendering().language();
        var it = event.roundtable();
        var name = Codes.of(kind);
        var values = new Object[] {
            to.name(),
            words.shown(it.title(), language),
            words.moment(language, it.start()),
            it.place().toString(),
            words.moment(language, it.replyUntil()),
            to.offeredUntil() == null ? "" : words.moment(language, to.offeredUntil())
        };
        var paragraphs = new ArrayList<String>();
        if (kind == Kind.INVITATION) {
            paragraphs.addAll(invitation(event, to, values));
        } else if (kind == Kind.NOTE) {
            paragraphs.addAll(paragraphs(note(detail)));
        } else if (kind == Kind.REMINDER) {
            var answered = !State.UNANSWERED.contains(to.state());
            paragraphs.add(words.say(language, answered ? "letter.reminder.coming" : "letter.reminder.asking", values));
        } else {
            paragraphs.add(words.say(language, "letter." + name + ".text", values));
        }
        var card = card(event, kind, to, paragraphs)
                .withFacts(kind == Kind.CANCEL || kind == Kind.SUMMARY ? List.of() : facts(event, language))
                .withButtons(buttons(kind, to, language));
        return withCalendar(card, event, kind, to);
    }

    /** What every letter has: a subject, a greeting, the way to one's data and to quiet, and who writes. */
    Card card(Event event, Kind kind, Invited to, List<String> paragraphs) {
        var language = to.rendering().language();
        var card = Card.of(
                        language,
                        words.say(language, "letter." + Codes.of(kind) + ".subject", subject(event, language)),
                        words.say(language, "letter.greeting", to.name()))
                .withParagraphs(paragraphs)
                .withLinks(List.of(
                        new Link(words.say(language, "letter.data"), words.page(to.rendering(), reply(to) + "/data")),
                        new Link(words.say(language, "letter.stop"), words.page(to.rendering(), reply(to) + "/stop"))));
        var organiser = event.roundtable().organiser();
        return organiser.address().isBlank() ? card : card.from(new Card.Sender(organiser.name(), organiser.address()));
    }

    private Card withCalendar(Card card, Event event, Kind kind, Invited to) {
        var hasMail = to.details() != null && !to.details().email().isEmpty();
        if (!event.roundtable().calendar() || !hasMail) {
            return card;
        }
        if (kind == Kind.INVITATION || kind == Kind.UPDATE) {
            return card.withCalendar(CalendarFile.request(event, to, words, clock.instant()));
        }
        return kind == Kind.CANCEL && to.calendarSent() != null
                ? card.withCalendar(CalendarFile.cancel(event, to, words, clock.instant()))
                : card;
    }

    /** A guarded event is not named where others may look over a shoulder: in a subject or a notification. */
    private String subject(Event event, Language language) {
        return event.roundtable().chathamHouse()
                ? words.say(language, "neutral-title")
                : words.shown(event.roundtable().title(), language);
    }

    private List<String> invitation(Event event, Invited to, Object[] values) {
        var language = to.rendering().language();
        var own = words.shown(event.roundtable().letter(), language);
        var texts = new ArrayList<String>();
        if (own.isBlank()) {
            texts.add(words.say(language, "letter.invitation.text", values));
            texts.addAll(paragraphs(words.shown(event.roundtable().description(), language)));
        } else {
            texts.addAll(paragraphs(filled(own, event, to, values)));
        }
        if (event.roundtable().chathamHouse()) {
            texts.add(words.say(language, "letter.rule"));
        }
        texts.add(words.say(language, "letter.invitation.reply", values));
        return texts;
    }

    private static String filled(String letter, Event event, Invited to, Object[] values) {
        var text = letter;
        var organisation = to.details() == null ? "" : to.details().organisation();
        for (var entry : Map.of(
                        "{name}", to.name(),
                        "{organisation}", organisation,
                        "{title}", values[1].toString(),
                        "{date}", values[2].toString(),
                        "{place}", values[3].toString(),
                        "{organiser}", event.roundtable().organiser().name())
                .entrySet()) {
            text = text.replace(entry.getKey(), entry.getValue());
        }
        return text;
    }

    static List<String> paragraphs(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\R\\s*\\R"));
    }

    private String note(String id) {
        return jdbc.sql("select text from roundtables.note where id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .orElse("");
    }

    private List<Fact> facts(Event event, Language language) {
        var it = event.roundtable();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(words.say(language, "fact.title"), words.shown(it.title(), language)));
        facts.add(new Fact(words.say(language, "fact.start"), words.moment(language, it.start())));
        facts.add(new Fact(words.say(language, "fact.end"), words.moment(language, it.end())));
        var place = it.place().toString();
        if (!place.isBlank()) {
            facts.add(new Fact(
                    words.say(language, "fact.place"), it.room().isBlank() ? place : place + " (" + it.room() + ")"));
        }
        var directions = words.shown(it.place().directions(), language);
        if (!directions.isBlank()) {
            facts.add(new Fact(words.say(language, "fact.directions"), directions));
        }
        if (!it.interpretation().isEmpty()) {
            facts.add(
                    new Fact(words.say(language, "fact.interpretation"), it.interpretationIn(Rendering.of(language))));
        }
        return facts;
    }

    private List<List<Button>> buttons(Kind kind, Invited to, Language language) {
        if (kind == Kind.CANCEL) {
            return List.of();
        }
        if (kind == Kind.SUMMARY) {
            return List.of(List.of(Button.opening(
                    words.say(language, "button.summary"),
                    words.page(to.rendering(), "/roundtables/" + to.roundtable()))));
        }
        var page = Button.opening(
                words.say(language, kind == Kind.THANKS ? "button.follow-up" : "button.reply"),
                words.page(to.rendering(), reply(to)));
        var hasTelegram = to.details() != null && !to.details().telegram().isEmpty();
        if (!hasTelegram || kind == Kind.THANKS || kind == Kind.NOTE) {
            return List.of(List.of(page));
        }
        return List.of(
                List.of(
                        Button.acting(words.say(language, "button.accept"), "rt:accept:" + to.id()),
                        Button.acting(words.say(language, "button.tentative"), "rt:tentative:" + to.id()),
                        Button.acting(words.say(language, "button.decline"), "rt:decline:" + to.id())),
                List.of(page),
                List.of(Button.acting(words.say(language, "button.stop"), "rt:stop:" + to.id())));
    }

    String reply(Invited to) {
        return "/roundtables/reply/" + links.token(to);
    }
}
