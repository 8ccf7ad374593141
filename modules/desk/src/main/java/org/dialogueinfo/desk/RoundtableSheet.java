package org.dialogueinfo.desk;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.dialogueinfo.desk.RoundtableForm.FollowUpForm;
import org.dialogueinfo.desk.RoundtableForm.OrganiserForm;
import org.dialogueinfo.desk.RoundtableForm.PlaceForm;
import org.dialogueinfo.desk.RoundtableForm.SessionForm;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.roundtables.FollowUp;
import org.dialogueinfo.roundtables.Format;
import org.dialogueinfo.roundtables.InputRefused;
import org.dialogueinfo.roundtables.Role;
import org.dialogueinfo.roundtables.Roundtable;
import org.dialogueinfo.roundtables.RoundtableId;
import org.jspecify.annotations.Nullable;

/** An event as the fields of a form, and back. Times are in the house zone, as browsers write them. */
final class RoundtableSheet {

    private static final ZoneId ZONE = Roundtable.HOUSE_ZONE;
    private static final String WRONG_TIME = "roundtables.form.wrong.time";
    private static final String WRONG_NUMBER = "roundtables.form.wrong.number";

    private RoundtableSheet() {}

    /** An empty form with what usually holds. */
    static TypedForm blank() {
        var form = TypedForm.empty();
        form.put("chathamHouse", "true");
        form.put("calendar", "true");
        form.put("capacity", 50);
        form.put("offerHours", 48);
        form.put("languages", "sq, sr, en");
        put(form, FollowUp.usual());
        return form;
    }

    static TypedForm of(Roundtable it) {
        var form = TypedForm.empty();
        form.put("title", it.title());
        form.put("description", it.description());
        form.put("format", it.format().code());
        form.put("start", local(it.start()));
        form.put("end", local(it.end()));
        form.put("replyUntil", local(it.replyUntil()));
        form.put("place.name", it.place().name());
        form.put("place.address", it.place().address());
        form.put("directions", it.place().directions());
        form.put("room", it.room());
        form.put("capacity", it.capacity());
        it.roleCapacity().forEach((role, seats) -> form.put("seats." + role.code(), seats));
        form.put("languages", String.join(", ", it.languages()));
        form.put("interpretation", String.join(", ", it.interpretation()));
        for (var session : it.agenda()) {
            for (var language : Language.values()) {
                form.put("agenda." + language.code(), session.title().values().getOrDefault(language, ""));
            }
            form.put("agenda.start", session.start() == null ? "" : local(session.start()));
            form.put("agenda.end", session.end() == null ? "" : local(session.end()));
            form.put("agenda.room", session.room());
        }
        if (it.chathamHouse()) {
            form.put("chathamHouse", "true");
        }
        if (it.calendar()) {
            form.put("calendar", "true");
        }
        form.put("organiser.name", it.organiser().name());
        form.put("organiser.address", it.organiser().address());
        form.put("organiser.telegram", it.organiser().telegram());
        it.agreements().forEach(agreement -> form.put("agreements", agreement));
        form.put("meetings", String.join(", ", it.meetings()));
        form.put("letter", it.letter());
        form.put("offerHours", it.offerHours());
        form.put("forgetOn", it.forgetOn());
        put(form, it.followUp());
        return form;
    }

    private static void put(TypedForm form, List<FollowUp> questions) {
        for (var it : questions) {
            for (var language : Language.values()) {
                form.put("followUp." + language.code(), it.text().values().getOrDefault(language, ""));
            }
            form.put("followUp.choice", it.choice().code());
        }
    }

    /** The event that was typed; empty if something is wrong with it, which is remembered in the form. */
    static Optional<Roundtable> read(RoundtableId id, TypedForm form) {
        form.dropEmptyRows("agenda", List.of("en", "sq", "sr"), List.of("start", "end", "room"));
        form.dropEmptyRows("followUp", List.of("en", "sq", "sr"), List.of("choice"));
        var start = moment(form, "start", true);
        var end = moment(form, "end", true);
        var until = moment(form, "replyUntil", false);
        var forget = form.read("forgetOn", reading(LocalDate::parse), "desk.wrong.date");
        var capacity = number(form, "capacity", 1, 100_000);
        var hours = number(form, "offerHours", 1, 720);
        var typed = new RoundtableForm(
                form.texts("title"),
                form.texts("description"),
                form.read("format", Format::of, "desk.wrong.choice"),
                text(start),
                text(end),
                new PlaceForm(form.text("place.name"), form.text("place.address"), form.texts("directions")),
                form.text("room"),
                capacity,
                seats(form),
                list(form.value("languages")),
                list(form.value("interpretation")),
                form.eachRow("agenda.en", row -> session(form, row)),
                form.has("chathamHouse"),
                new OrganiserForm(
                        form.text("organiser.name"), form.text("organiser.address"), form.text("organiser.telegram")),
                text(until),
                form.values("agreements"),
                list(form.value("meetings")),
                form.texts("letter"),
                form.has("calendar"),
                hours,
                forget,
                form.eachRow("followUp.en", row -> question(form, row)));
        check(form, typed, start, end, until, forget);
        return form.wrong() ? Optional.empty() : event(id, form, typed);
    }

    private static void check(
            TypedForm form,
            RoundtableForm typed,
            @Nullable Instant start,
            @Nullable Instant end,
            @Nullable Instant until,
            @Nullable LocalDate forget) {
        if (typed.title() == null || typed.title().isEmpty()) {
            form.wrong(Problem.of("title", "desk.wrong.title"));
        }
        if (start != null && end != null && !end.isAfter(start)) {
            form.wrong(Problem.of("end", "roundtables.form.wrong.end"));
        }
        if (start != null && end != null && ChronoUnit.DAYS.between(start, end) > 31) {
            form.wrong(Problem.of("end", "roundtables.form.wrong.long"));
        }
        if (end != null && until != null && until.isAfter(end)) {
            form.wrong(Problem.of("replyUntil", "roundtables.form.wrong.until"));
        }
        if (end != null && forget != null && forget.isBefore(LocalDate.ofInstant(end, ZONE))) {
            form.wrong(Problem.of("forgetOn", "roundtables.form.wrong.forget"));
        }
        form.read("organiser.address", it -> new Roundtable.Organiser("", it, ""), "roundtables.form.wrong.address");
        form.read("organiser.telegram", it -> new Roundtable.Organiser("", "", it), "roundtables.form.wrong.chat");
    }

    /** What the event itself refuses and no field was blamed for stands above the form. */
    private static Optional<Roundtable> event(RoundtableId id, TypedForm form, RoundtableForm typed) {
        try {
            return Optional.of(typed.as(id));
        } catch (InputRefused e) {
            form.wrong(Problem.of("event", e));
            return Optional.empty();
        }
    }

    private static FollowUpForm question(TypedForm form, int row) {
        return new FollowUpForm(
                texts(form, "followUp.", row),
                form.read(
                        "followUp.choice",
                        form.value("followUp.choice", row),
                        FollowUp.Choice::of,
                        "desk.wrong.choice"));
    }

    private static Localized<String> texts(TypedForm form, String prefix, int row) {
        var texts = new EnumMap<Language, String>(Language.class);
        for (var language : Language.values()) {
            texts.put(language, form.value(prefix + language.code(), row));
        }
        return Localized.of(texts);
    }

    private static @Nullable SessionForm session(TypedForm form, int row) {
        var start = rowMoment(form, "start", row);
        var end = rowMoment(form, "end", row);
        if (start != null && end != null && !end.isAfter(start)) {
            form.wrong(Problem.of("agenda." + row + ".end", "roundtables.form.wrong.end"));
            return null;
        }
        return new SessionForm(texts(form, "agenda.", row), text(start), text(end), form.value("agenda.room", row));
    }

    private static @Nullable Instant rowMoment(TypedForm form, String column, int row) {
        return form.read(
                "agenda.%d.%s".formatted(row, column),
                form.value("agenda." + column, row),
                reading(RoundtableSheet::instant),
                WRONG_TIME);
    }

    private static Map<Role, Integer> seats(TypedForm form) {
        var seats = new EnumMap<Role, Integer>(Role.class);
        for (var role : Role.values()) {
            var most = number(form, "seats." + role.code(), 0, 100_000);
            if (most != null) {
                seats.put(role, most);
            }
        }
        return seats;
    }

    private static @Nullable Integer number(TypedForm form, String field, int least, int most) {
        var number = form.read(field, Integer::valueOf, WRONG_NUMBER);
        if (number != null && (number < least || number > most)) {
            form.wrong(Problem.of(field, WRONG_NUMBER));
        }
        return number;
    }

    private static @Nullable Instant moment(TypedForm form, String field, boolean needed) {
        if (needed && form.value(field).isEmpty()) {
            form.wrong(Problem.of(field, WRONG_TIME));
        }
        return form.read(field, reading(RoundtableSheet::instant), WRONG_TIME);
    }

    private static Instant instant(String text) {
        return LocalDateTime.parse(text).atZone(ZONE).toInstant();
    }

    private static <T> Function<String, T> reading(Function<String, T> reader) {
        return text -> {
            try {
                return reader.apply(text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(e);
            }
        };
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split("[,;\\s]+")).filter(it -> !it.isEmpty()).toList();
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }

    private static String local(Instant moment) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm").format(moment.atZone(ZONE));
    }
}
