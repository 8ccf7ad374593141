package org.dialogueinfo.roundtables;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.parameter.TzId;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.dialogueinfo.kernel.Card;

/**
 * Calendar entries of RFC 5545 and 5546. Each file is for one person: it names them and nobody else, and the entry of
 * a guarded event does not tell what the event is about.
 */
final class CalendarFile {

    private static final String ZONE = Roundtable.HOUSE_ZONE.getId();
    private static final int LINE = 75;
    private static final TimeZoneRegistry ZONES =
            TimeZoneRegistryFactory.getInstance().createRegistry();

    private CalendarFile() {}

    static Card.Calendar request(Event event, Invited to, Words words, Instant now) {
        return file("REQUEST", event, to, sequence(event, to), words, now);
    }

    /** Takes the entry back, with a sequence above every request so far. */
    static Card.Calendar cancel(Event event, Invited to, Words words, Instant now) {
        var sent = to.calendarSent();
        var sequence = Math.max(sequence(event, to), sent == null ? 0 : sent + 1);
        return file("CANCEL", event, to, sequence, words, now);
    }

    static int sequence(Event event, Invited to) {
        return event.sequence() + to.bump();
    }

    static String uid(Invited to, Words words) {
        return to.id() + "@" + words.host();
    }

    private static Card.Calendar file(String method, Event event, Invited to, int sequence, Words words, Instant now) {
        var it = event.roundtable();
        var language = to.rendering().language();
        var title = it.chathamHouse() ? words.say(language, "neutral-title") : words.shown(it.title(), language);
        var place = it.room().isBlank() ? it.place().toString() : it.place() + ", " + it.room();
        var entry = entry(event, to, words, uid(to, words), sequence, it.start(), it.end(), title, place, now);
        answerable(entry, method);
        return new Card.Calendar(method, text(calendar(method, List.of(entry))));
    }

    /** One bilateral meeting of one person: a request, or a cancellation if it is off. */
    static Card.Calendar appointment(
            Event event, BilateralSetup setup, Appointment it, Invited to, Words words, Instant now) {
        var method = it.cancelled() ? "CANCEL" : "REQUEST";
        var entry = appointmentEntry(event, setup, it, to, words, now);
        answerable(entry, method);
        return new Card.Calendar(method, text(calendar(method, List.of(entry))));
    }

    /** All bilateral meetings of one person, to be put into a calendar at once. */
    static String appointments(
            Event event, BilateralSetup setup, List<Appointment> all, Invited to, Words words, Instant now) {
        return text(calendar(
                "PUBLISH",
                all.stream()
                        .map(it -> appointmentEntry(event, setup, it, to, words, now))
                        .toList()));
    }

    private static VEvent appointmentEntry(
            Event event, BilateralSetup setup, Appointment it, Invited to, Words words, Instant now) {
        var start = setup.slots().get(it.slot() - 1);
        return entry(
                event,
                to,
                words,
                to.id() + "." + it.id() + "@" + words.host(),
                it.sequence(),
                start,
                start.plusSeconds(setup.minutes() * 60L),
                words.say(to.rendering().language(), "bilateral-title"),
                event.roundtable().place() + ", "
                        + setup.rooms().get(it.room() - 1).name(),
                now);
    }

    private static VEvent entry(
            Event event,
            Invited to,
            Words words,
            String uid,
            int sequence,
            Instant start,
            Instant end,
            String title,
            String place,
            Instant now) {
        var entry = new VEvent(false);
        entry.add(new Uid(uid));
        entry.add(new DtStamp(now));
        entry.add(new Sequence(sequence));
        entry.add(zoned(new DtStart<>(start.atZone(Roundtable.HOUSE_ZONE))));
        entry.add(zoned(new DtEnd<>(end.atZone(Roundtable.HOUSE_ZONE))));
        entry.add(new Summary(to.rendering().show(title)));
        if (!place.isBlank()) {
            entry.add(new Location(place));
        }
        entry.add(new Organizer(URI.create("mailto:" + organiser(event, words))));
        var email = to.details() == null ? "" : to.details().email();
        var attendee = new Attendee(URI.create("mailto:" + email));
        attendee.add(PartStat.NEEDS_ACTION);
        entry.add(attendee);
        return entry;
    }

    private static void answerable(VEvent entry, String method) {
        if (method.equals("REQUEST")) {
            entry.getProperty(Property.ATTENDEE).ifPresent(it -> it.add(Rsvp.TRUE));
        }
        entry.add(new Status(method.equals("REQUEST") ? "CONFIRMED" : "CANCELLED"));
    }

    private static Calendar calendar(String method, List<VEvent> entries) {
        var calendar = new Calendar();
        calendar.add(new ProdId("-//Dialogue-Info//Roundtables//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(
                switch (method) {
                    case "REQUEST" -> ImmutableMethod.REQUEST;
                    case "CANCEL" -> ImmutableMethod.CANCEL;
                    default -> ImmutableMethod.PUBLISH;
                });
        calendar.add(zone());
        entries.forEach(calendar::add);
        return calendar;
    }

    private static String organiser(Event event, Words words) {
        var address = event.roundtable().organiser().address();
        return address.isBlank() ? "roundtables@" + words.host() : address;
    }

    private static <T extends Property> T zoned(T time) {
        time.replace(new TzId(ZONE));
        return time;
    }

    private static VTimeZone zone() {
        return Objects.requireNonNull(ZONES.getTimeZone(ZONE), "the house zone").getVTimeZone();
    }

    private static String text(Calendar calendar) {
        var out = new StringWriter();
        try {
            new CalendarOutputter(false, 100_000).output(calendar, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var folded = new StringBuilder();
        out.toString().lines().forEach(line -> fold(line, folded));
        return folded.toString();
    }

    /** Breaks a line after at most 75 octets, never inside a character. */
    static void fold(String line, StringBuilder to) {
        int octets = 0;
        for (int at = 0; at < line.length(); ) {
            var character = Character.toString(line.codePointAt(at));
            var size = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LINE) {
                to.append("\r\n ");
                octets = 1;
            }
            to.append(character);
            octets += size;
            at += character.length();
        }
        to.append("\r\n");
    }

    /** Reads what a mail program answered; empty if it is no answer to one of our entries. */
    static Optional<Answer> answer(String text, Words words) {
        try {
            var calendar = new CalendarBuilder(ZONES).build(new StringReader(text));
            var method = calendar.getProperty(Property.METHOD)
                    .map(Property::getValue)
                    .orElse("");
            var entry = calendar.getComponent("VEVENT").orElse(null);
            if (!method.equalsIgnoreCase("REPLY") || entry == null) {
                return Optional.empty();
            }
            var uid = entry.getProperty(Property.UID).map(Property::getValue).orElse("");
            var attendees = entry.getProperties(Property.ATTENDEE);
            var ours = uid.endsWith("@" + words.host());
            if (!ours || attendees.size() != 1) {
                return Optional.empty();
            }
            var attendee = attendees.get(0);
            var status = attendee.getParameter("PARTSTAT")
                    .map(it -> it.getValue().toUpperCase(Locale.ROOT))
                    .orElse("");
            var sequence = entry.getProperty(Property.SEQUENCE)
                    .map(it -> Integer.parseInt(it.getValue()))
                    .orElse(0);
            return Optional.of(new Answer(
                    uid.substring(0, uid.lastIndexOf('@')),
                    attendee.getValue().replaceFirst("(?i)^mailto:", "").toLowerCase(Locale.ROOT),
                    status,
                    sequence));
        } catch (IOException | ParserException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** @param status RFC 5545's {@code ACCEPTED}, {@code TENTATIVE}, {@code DECLINED} or something else */
    record Answer(String invitee, String attendee, String status, int sequence) {}
}
