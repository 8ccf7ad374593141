package org.dialogueinfo.website;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Agreement.Implementation;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Archive.MeetingFilter;
import org.dialogueinfo.content.Assessment;
import org.dialogueinfo.content.Rollup;
import org.dialogueinfo.frame.Texts;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The archive's numbers as charts, in the language of the reader. */
@Component
class Charts {

    private final Archive archive;
    private final MessageSource messages;

    Charts(Archive archive, MessageSource messages) {
        this.archive = archive;
        this.messages = messages;
    }

    /** How far the agreements of each year, and of each nature, are implemented. */
    Chart implementation(Rendering rendering) {
        var all = archive.all(Agreement.class);
        var bars = new ArrayList<Chart.Bar>();
        for (var nature : Agreement.Nature.values()) {
            bars.add(bar(
                    say(rendering, "website.nature." + nature.code()),
                    all.stream().filter(it -> it.nature() == nature).toList()));
        }
        var years = all.stream()
                .filter(it -> it.year() != null)
                .collect(Collectors.groupingBy(
                        it -> Objects.requireNonNull(it.year()), TreeMap::new, Collectors.toList()));
        years.forEach((year, agreements) -> bars.add(bar(year.toString(), agreements)));
        return chart(say(rendering, "archive.chart.implementation", all.size()), legend(rendering), bars);
    }

    private static Chart.Bar bar(String label, List<Agreement> agreements) {
        var rollup = Rollup.ofAgreements(agreements);
        return new Chart.Bar(
                label,
                Stream.of(Implementation.values())
                        .map(it -> rollup.values().getOrDefault(it, 0))
                        .toList(),
                "n = " + rollup.of());
    }

    /** The meetings that were held, year by year. */
    Chart meetings(Rendering rendering) {
        var years = archive.meetings(MeetingFilter.all()).stream()
                .filter(it -> it.status() == org.dialogueinfo.content.Meeting.Status.HELD)
                .collect(Collectors.groupingBy(it -> it.date().year(), TreeMap::new, Collectors.summingInt(it -> 1)));
        var bars = years.entrySet().stream()
                .map(it -> new Chart.Bar(
                        it.getKey().toString(),
                        List.of(it.getValue()),
                        it.getValue().toString()))
                .toList();
        var total = years.values().stream().mapToInt(Integer::intValue).sum();
        return chart(say(rendering, "archive.chart.meetings", total), List.of(say(rendering, "frame.meetings")), bars);
    }

    /** How an agreement as a whole was assessed over time; a longer bar is a further step of the scale. */
    Chart history(Agreement agreement, Rendering rendering) {
        var bars = agreement
                .history(null)
                .map(it -> new Chart.Bar(
                        new Texts(rendering).date(it.on()), steps(it), say(rendering, "website.status." + code(it))))
                .toList();
        var title = agreement
                .title()
                .shownIn(rendering.language())
                .map(it -> it.fallback() ? it.value() : rendering.show(it.value()))
                .orElse("");
        return chart(say(rendering, "archive.chart.history", title), legend(rendering), bars);
    }

    private static String code(Assessment it) {
        var value = it.value();
        return value == null ? it.marks().get(0).code() : value.code();
    }

    /** A step is drawn in its own colour, as long as it is far. */
    private static List<Integer> steps(Assessment it) {
        var value = it.value() == null ? Implementation.UNKNOWN : it.value();
        return Stream.of(Implementation.values())
                .map(step -> step != value ? 0 : step == Implementation.UNKNOWN ? 1 : step.ordinal() + 1)
                .toList();
    }

    private List<String> legend(Rendering rendering) {
        return Stream.of(Implementation.values())
                .map(it -> say(rendering, "website.status." + it.code()))
                .toList();
    }

    private static Chart chart(String title, List<String> legend, List<Chart.Bar> bars) {
        var words = bars.stream()
                .map(bar -> bar.label() + ": "
                        + Stream.iterate(0, i -> i < bar.values().size(), i -> i + 1)
                                .filter(i -> bar.values().get(i) > 0)
                                .map(i -> legend.get(i) + " " + bar.values().get(i))
                                .collect(Collectors.joining(", "))
                        + " (" + bar.note() + ")")
                .collect(Collectors.joining("; "));
        return new Chart(title, words, legend, bars);
    }

    private String say(Rendering rendering, String key, Object... values) {
        return messages.getMessage(key, values, rendering.locale());
    }
}
