package org.dialogueinfo.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.roundtables.FollowUp;
import org.dialogueinfo.roundtables.Format;
import org.dialogueinfo.roundtables.InputRefused;
import org.dialogueinfo.roundtables.Role;
import org.dialogueinfo.roundtables.Roundtable;
import org.dialogueinfo.roundtables.RoundtableId;
import org.jspecify.annotations.Nullable;

/**
 * An event as the organisers' API takes it. Times are ISO 8601, in the house zone unless they name an offset; what is left
 * out has a sensible value, and the Chatham House Rule holds unless it is switched off.
 */
record RoundtableForm(
        @Nullable Localized<String> title,
        @Nullable Localized<String> description,
        @Nullable Format format,
        @Nullable String start,
        @Nullable String end,
        @Nullable PlaceForm place,
        @Nullable String room,
        @Nullable Integer capacity,
        @Nullable Map<Role, Integer> roleCapacity,
        @Nullable List<String> languages,
        @Nullable List<String> interpretation,
        @Nullable List<SessionForm> agenda,
        @Nullable Boolean chathamHouse,
        @Nullable OrganiserForm organiser,
        @Nullable String replyUntil,
        @Nullable List<String> agreements,
        @Nullable List<String> meetings,
        @Nullable Localized<String> letter,
        @Nullable Boolean calendar,
        @Nullable Integer offerHours,
        @Nullable LocalDate forgetOn,
        @Nullable List<FollowUpForm> followUp) {

    private static final int DEFAULT_SEATS = 50;
    private static final int DEFAULT_OFFER_HOURS = 48;
    private static final int DAYS_TO_FORGET = 30;

    Roundtable as(RoundtableId id) {
        var from = moment("start", start);
        var to = moment("end", end);
        return new Roundtable(
                id,
                text(title),
                text(description),
                format == null ? Format.ROUNDTABLE : format,
                from,
                to,
                place == null ? new Roundtable.Place("", "", Localized.none()) : place.as(),
                plain(room),
                capacity == null ? DEFAULT_SEATS : capacity,
                roleCapacity == null ? Map.of() : roleCapacity,
                list(languages),
                list(interpretation),
                agenda == null
                        ? List.of()
                        : agenda.stream().map(SessionForm::as).toList(),
                chathamHouse == null || chathamHouse,
                organiser == null ? new Roundtable.Organiser("", "", "") : organiser.as(),
                replyUntil == null ? from : moment("replyUntil", replyUntil),
                list(agreements),
                list(meetings),
                text(letter),
                calendar == null || calendar,
                offerHours == null ? DEFAULT_OFFER_HOURS : offerHours,
                forgetOn == null
                        ? LocalDate.ofInstant(to, Roundtable.HOUSE_ZONE).plusDays(DAYS_TO_FORGET)
                        : forgetOn,
                followUp == null
                        ? FollowUp.usual()
                        : followUp.stream().map(FollowUpForm::as).toList());
    }

    private static Localized<String> text(@Nullable Localized<String> text) {
        return text == null ? Localized.none() : text;
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private static List<String> list(@Nullable List<String> values) {
        return values == null ? List.of() : values;
    }

    /** A moment with an offset, or in the house zone without one. */
    static Instant moment(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new InputRefused("event-time-missing", field);
        }
        try {
            return text.matches(".*(Z|[+-]\\d{2}(:?\\d{2})?)$") && text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(Roundtable.HOUSE_ZONE).toInstant();
        } catch (DateTimeParseException e) {
            throw new InputRefused("event-time", field, text);
        }
    }

    record PlaceForm(
            @Nullable String name,
            @Nullable String address,
            @Nullable Localized<String> directions) {

        Roundtable.Place as() {
            return new Roundtable.Place(plain(name), plain(address), text(directions));
        }
    }

    record SessionForm(
            @Nullable Localized<String> title,
            @Nullable String start,
            @Nullable String end,
            @Nullable String room) {

        Roundtable.Session as() {
            return new Roundtable.Session(
                    text(title),
                    start == null ? null : moment("agenda.start", start),
                    end == null ? null : moment("agenda.end", end),
                    plain(room));
        }
    }

    /** A question afterwards; without a choice it is answered with 1 to 5. */
    record FollowUpForm(@Nullable Localized<String> text, FollowUp.@Nullable Choice choice) {

        FollowUp as() {
            return new FollowUp(RoundtableForm.text(text), choice == null ? FollowUp.Choice.RATING : choice);
        }
    }

    record OrganiserForm(
            @Nullable String name,
            @Nullable String address,
            @Nullable String telegram) {

        Roundtable.Organiser as() {
            return new Roundtable.Organiser(plain(name), plain(address), plain(telegram));
        }
    }

    /** A person as the API takes them. */
    record InviteeForm(
            @Nullable String name,
            @Nullable String organisation,
            @Nullable String role,
            @Nullable String side,
            @Nullable String lang,
            @Nullable String script,
            @Nullable String email,
            @Nullable String telegram,
            @Nullable String notes) {

        Map<String, String> values() {
            var values = new java.util.HashMap<String, String>();
            values.put("name", plain(name));
            values.put("organisation", plain(organisation));
            values.put("role", plain(role));
            values.put("side", plain(side));
            values.put("lang", plain(lang));
            values.put("script", plain(script));
            values.put("email", plain(email));
            values.put("telegram", plain(telegram));
            values.put("notes", plain(notes));
            return values;
        }
    }
}
