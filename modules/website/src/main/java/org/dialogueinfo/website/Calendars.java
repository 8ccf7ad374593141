package org.dialogueinfo.website;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Name;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Transp;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Changes;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.Vocabulary;
import org.dialogueinfo.frame.Texts;
import org.dialogueinfo.kernel.PartialDate;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The meetings as a calendar (RFC 5545) to subscribe to, of all, of one agreement or of one topic. They are whole days; a
 * meeting of which the archive knows only the month is left out, as a calendar cannot say that.
 */
@Controller
class Calendars {

    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private static final int LONGEST_LINE = 75;

    private final Archive archive;
    private final Changes changes;
    private final Vocabulary vocabulary;
    private final Site site;

    Calendars(Archive archive, Changes changes, Vocabulary vocabulary, Site site) {
        this.archive = archive;
        this.changes = changes;
        this.vocabulary = vocabulary;
        this.site = site;
    }

    @GetMapping(Site.RENDERING + "/meetings.ics")
    ResponseEntity<byte[]> meetings(
            @PathVariable Rendering rendering, @RequestParam(required = false) @Nullable String topic) {
        var calendar = new Calendar();
        calendar.add(new ProdId("-//Dialogue-Info//Meetings//" + rendering.tag().toUpperCase(java.util.Locale.ROOT)));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        var name = "Dialogue-Info: " + site.say("frame.meetings", rendering);
        calendar.add(new Name(name));
        calendar.add(new XProperty("X-WR-CALNAME", name));
        calendar.add(new XProperty("X-PUBLISHED-TTL", "PT12H"));
        archive.all(Meeting.class).stream()
                .filter(Topics.of(topic, archive))
                .filter(it -> it.date().day().isPresent())
                .forEach(it -> calendar.add(event(it, rendering)));
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .header("Content-Disposition", "inline; filename=\"meetings.ics\"")
                .body(folded(calendar.toString()));
    }

    /** Lines of at most 75 bytes, as the standard asks; a letter is never cut in two. */
    private static byte[] folded(String text) {
        var out = new StringBuilder(text.length() + text.length() / 40);
        int bytes = 0;
        for (var letter : text.codePoints().toArray()) {
            int width = letter < 0x80 ? 1 : letter < 0x800 ? 2 : letter < 0x10000 ? 3 : 4;
            if (letter == '\n' || letter == '\r') {
                bytes = 0;
            } else if (bytes + width > LONGEST_LINE) {
                out.append("\r\n ");
                bytes = 1 + width;
            } else {
                bytes += width;
            }
            out.appendCodePoint(letter);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private VEvent event(Meeting meeting, Rendering rendering) {
        var texts = new Texts(rendering);
        var change = changes.of("meeting/" + meeting.key());
        var stamp = change.changed().truncatedTo(ChronoUnit.SECONDS);
        var address = site.url(rendering, "/meetings/" + meeting.id());
        var event = new VEvent(false);
        event.add(new Uid("meeting-" + meeting.id() + "@dialogue-info"));
        event.add(new DtStamp(stamp));
        event.add(new LastModified(stamp));
        event.add(new Sequence(Math.max(0, change.revision() - 1)));
        event.add(new DtStart<>(meeting.date().first()));
        event.add(new DtEnd<>(dayAfter(meeting)));
        event.add(new Summary(texts.of(meeting.title()).text()));
        event.add(new Description(texts.of(meeting.summary()).text() + "\n\n" + address));
        event.add(new Url(URI.create(address)));
        event.add(new Categories(
                site.say("website.level." + meeting.level().code(), rendering).replace(",", "")));
        event.add(new Status(
                switch (meeting.status()) {
                    case ANNOUNCED, HELD -> Status.VALUE_CONFIRMED;
                    case POSTPONED -> Status.VALUE_TENTATIVE;
                    case CANCELLED -> Status.VALUE_CANCELLED;
                }));
        event.add(new Transp(Transp.VALUE_TRANSPARENT));
        place(meeting, rendering).ifPresent(it -> event.add(new Location(it)));
        return event;
    }

    /** The end of a whole-day event is the first day that does not belong to it. */
    private static LocalDate dayAfter(Meeting meeting) {
        PartialDate last = meeting.lastDay();
        return (last == null ? meeting.date() : last).last().plusDays(1);
    }

    private Optional<String> place(Meeting meeting, Rendering rendering) {
        var say = new ApiTexts(rendering, vocabulary);
        return Optional.ofNullable(meeting.place())
                .map(it -> java.util.stream.Stream.of(
                                say.phrase(Vocabulary.Field.PLACES, it.city()),
                                say.phrase(Vocabulary.Field.PLACES, it.country()))
                        .filter(java.util.Objects::nonNull)
                        .collect(java.util.stream.Collectors.joining(", ")))
                .filter(it -> !it.isEmpty());
    }
}
