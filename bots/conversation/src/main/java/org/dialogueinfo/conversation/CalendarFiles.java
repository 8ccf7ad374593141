package org.dialogueinfo.conversation;

import java.time.Clock;
import java.util.Objects;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.Vocabulary;
import org.dialogueinfo.conversation.spi.Reply.Attachment;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.stereotype.Component;

/** A meeting as an entry for the person's calendar: a whole day, since the archive knows no hours. */
@Component
class CalendarFiles {

    private final ItemCards cards;
    private final Vocabulary vocabulary;
    private final Words words;
    private final Clock clock;

    CalendarFiles(ItemCards cards, Vocabulary vocabulary, Words words, Clock clock) {
        this.cards = cards;
        this.vocabulary = vocabulary;
        this.words = words;
        this.clock = clock;
    }

    Attachment of(Meeting meeting, Rendering rendering) {
        var language = rendering.language();
        var title = rendering.show(cards.shown(meeting.title(), language));
        var last = meeting.lastDay() == null ? meeting.date() : meeting.lastDay();
        var event = new VEvent(
                meeting.date().first(), Objects.requireNonNull(last).last().plusDays(1), title);
        event.replace(new DtStamp(clock.instant()));
        event.add(new Uid(meeting.id() + "@dialogue-info"));
        event.add(new Status(Status.VALUE_TENTATIVE));
        event.add(new Description(rendering.show(cards.shown(meeting.summary(), language))));
        event.add(new Url(words.page(rendering, "/meetings/" + meeting.id())));
        var place = meeting.place();
        if (place != null && place.city() != null) {
            event.add(new Location(rendering.show(vocabulary.say(Vocabulary.Field.PLACES, place.city(), language))));
        }
        var calendar = new Calendar().withDefaults().getFluentTarget();
        calendar.replace(new ProdId("-//Dialogue-Info//Bot//" + language.code().toUpperCase(java.util.Locale.ROOT)));
        calendar.withComponent(event);
        return new Attachment(
                meeting.id() + ".ics",
                "text/calendar",
                calendar.toString(),
                rendering.show(words.say(language, "calendar.caption")));
    }
}
