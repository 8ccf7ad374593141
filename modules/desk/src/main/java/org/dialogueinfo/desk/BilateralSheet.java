package org.dialogueinfo.desk;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dialogueinfo.roundtables.BilateralSetup;
import org.dialogueinfo.roundtables.BilateralSetup.Room;
import org.dialogueinfo.roundtables.BilateralSetup.Series;
import org.dialogueinfo.roundtables.InputRefused;
import org.dialogueinfo.roundtables.Roundtable;
import org.dialogueinfo.roundtables.Side;

/** How bilateral meetings are planned, as a form. */
final class BilateralSheet {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");
    private static final String NUMBER = "roundtables.bilaterals.wrong.number";

    private BilateralSheet() {}

    static TypedForm blank(Roundtable event) {
        var form = TypedForm.empty();
        form.put("hosts", Side.KOSOVO.code());
        form.put("guests", Side.SERBIA.code());
        form.put("minutes", 20);
        form.put("pause", 5);
        form.put("interpreters", 2);
        form.put("series.start", local(event.start()));
        form.put("series.count", 8);
        return form;
    }

    static TypedForm of(BilateralSetup it) {
        var form = TypedForm.empty();
        form.put("hosts", it.hosts().code());
        form.put("guests", it.guests().code());
        form.put("minutes", it.minutes());
        form.put("pause", it.pause());
        form.put("interpreters", it.interpreters());
        form.put("prime", numbers(it.prime()));
        for (var series : it.series()) {
            form.put("series.start", local(series.start()));
            form.put("series.count", series.count());
        }
        form.put(
                "rooms",
                it.rooms().stream()
                        .map(room -> room.walk() == 0 ? room.name() : room.name() + ", " + room.walk())
                        .collect(Collectors.joining("\n")));
        it.away().forEach((invitee, slots) -> form.put("away-" + invitee, numbers(slots)));
        return form;
    }

    /** Empty if something is wrong, which the form says. */
    static Optional<BilateralSetup> read(TypedForm form) {
        form.dropEmptyRows("series", List.of("start", "count"), List.of());
        var hosts = form.read("hosts", Side::of, "desk.wrong.choice");
        var guests = form.read("guests", Side::of, "desk.wrong.choice");
        var minutes = number(form, "minutes");
        var pause = number(form, "pause");
        var interpreters = number(form, "interpreters");
        var prime = form.read("prime", BilateralSheet::numbers, NUMBER);
        var series = form.eachRow("series.start", row -> series(form, row));
        var rooms = form.read("rooms", BilateralSheet::rooms, "roundtables.bilaterals.wrong.rooms");
        var away = away(form);
        if (form.wrong()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BilateralSetup(
                    hosts == null ? Side.KOSOVO : hosts,
                    guests == null ? Side.SERBIA : guests,
                    series,
                    minutes,
                    pause,
                    rooms == null ? List.of() : rooms,
                    prime == null ? Set.of() : prime,
                    interpreters,
                    away));
        } catch (InputRefused e) {
            form.wrong(Problem.of("plan", e));
            return Optional.empty();
        }
    }

    private static int number(TypedForm form, String field) {
        var number = form.read(field, Integer::valueOf, NUMBER);
        if (number == null) {
            form.wrong(Problem.of(field, NUMBER));
            return 0;
        }
        return number;
    }

    private static Series series(TypedForm form, int row) {
        try {
            return new Series(
                    LocalDateTime.parse(form.value("series.start", row))
                            .atZone(Roundtable.HOUSE_ZONE)
                            .toInstant(),
                    Integer.parseInt(form.value("series.count", row)));
        } catch (DateTimeException | IllegalArgumentException e) {
            form.wrong(Problem.of("series", "roundtables.bilaterals.wrong.series"));
            return new Series(Instant.EPOCH, 1);
        }
    }

    private static List<Room> rooms(String text) {
        return text.lines()
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .map(line -> {
                    var comma = line.lastIndexOf(',');
                    return comma < 0
                            ? new Room(line, 0)
                            : new Room(
                                    line.substring(0, comma).strip(),
                                    Integer.parseInt(line.substring(comma + 1).strip()));
                })
                .toList();
    }

    private static Map<String, Set<Integer>> away(TypedForm form) {
        var away = new HashMap<String, Set<Integer>>();
        for (var field : form.fields()) {
            if (field.startsWith("away-")) {
                var slots = form.read(field, BilateralSheet::numbers, NUMBER);
                if (slots != null) {
                    away.put(field.substring("away-".length()), slots);
                }
            }
        }
        return away;
    }

    private static Set<Integer> numbers(String text) {
        return Arrays.stream(text.split("[,;\\s]+"))
                .filter(it -> !it.isEmpty())
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
    }

    private static String numbers(Set<Integer> slots) {
        return slots.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String local(Instant moment) {
        return LOCAL.format(moment.atZone(Roundtable.HOUSE_ZONE));
    }
}
