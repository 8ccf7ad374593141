package org.dialogueinfo.desk;

import java.util.List;
import java.util.stream.Stream;
import org.dialogueinfo.content.AgreementId;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.MeetingId;
import org.dialogueinfo.content.Source;
import org.dialogueinfo.content.SourceId;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * A meeting as editors send it, by the API or from the form. Texts are plain: markup in them is shown as typed.
 *
 * @param sources new or changed sources, in full
 * @param knownSources sources that the archive has, by id
 */
record MeetingForm(
        @Nullable PartialDate date,
        @Nullable PartialDate lastDay,
        Meeting.@Nullable Level level,
        Meeting.@Nullable Format format,
        Meeting.@Nullable Status status,
        Meeting.@Nullable Evidence evidence,
        @Nullable Integer round,
        Meeting.@Nullable Place place,
        @Nullable String facilitator,
        @Nullable Localized<String> title,
        @Nullable Localized<String> summary,
        @Nullable Localized<String> note,
        @Nullable List<String> topics,
        @Nullable List<AgreementId> agreements,
        @Nullable List<Meeting.Participant> participants,
        @Nullable List<SourceForm> sources,
        @Nullable List<SourceId> knownSources) {

    /** What keeps it from being a meeting; empty if nothing does. */
    List<Problem> problems() {
        var limits = new Limits();
        if (date == null) {
            limits.wrong("date", "desk.wrong.date-missing");
        } else if (lastDay != null && lastDay.last().isBefore(date.first())) {
            limits.wrong("lastDay", "desk.wrong.last-day", date, lastDay);
        }
        if (round != null && (round < 1 || round > 9999)) {
            limits.wrong("round", "desk.wrong.number", round);
        }
        limits.title("title", title);
        limits.texts("summary", summary, Limits.TEXT);
        limits.texts("note", note, Limits.TEXT);
        limits.phrase("facilitator", facilitator, Limits.PHRASE);
        if (place != null) {
            limits.phrase("place.city", place.city(), Limits.PHRASE);
            limits.phrase("place.country", place.country(), Limits.PHRASE);
        }
        limits.rows("agreements", orNone(agreements));
        checkRows(limits);
        return limits.problems();
    }

    private void checkRows(Limits limits) {
        limits.rows("topics", orNone(topics));
        limits.rows("participants", orNone(participants));
        limits.rows("sources", orNone(sources));
        if (!limits.problems().isEmpty()) {
            return;
        }
        for (int i = 0; i < orNone(topics).size(); i++) {
            limits.needed("topics." + i, orNone(topics).get(i), Limits.PHRASE);
        }
        for (int i = 0; i < orNone(participants).size(); i++) {
            var it = orNone(participants).get(i);
            limits.needed("participants.%d.name".formatted(i), it.name(), Limits.PHRASE);
            limits.phrase("participants.%d.role".formatted(i), it.role(), Limits.PHRASE);
            if (it.side() == null) {
                limits.wrong("participants.%d.side".formatted(i), "desk.wrong.empty");
            }
        }
        for (int i = 0; i < orNone(sources).size(); i++) {
            orNone(sources).get(i).check("sources." + i, limits);
        }
    }

    /**
     * The meeting that was sent.
     *
     * @throws Refused if something is wrong with it
     */
    Meeting as(MeetingId id) {
        var problems = problems();
        if (!problems.isEmpty() || date == null || title == null) {
            throw new Refused(problems);
        }
        return new Meeting(
                id,
                date,
                lastDay,
                level == null ? Meeting.Level.OTHER : level,
                format == null ? Meeting.Format.JOINT : format,
                round,
                place,
                facilitator,
                orNone(participants),
                orNone(topics),
                title,
                summary == null ? Localized.none() : summary,
                note == null ? Localized.none() : note,
                orNone(agreements),
                status == null ? Meeting.Status.ANNOUNCED : status,
                evidence == null ? Meeting.Evidence.OUTCOME : evidence,
                Stream.concat(
                                orNone(knownSources).stream(),
                                newSources().stream().map(Source::id))
                        .distinct()
                        .toList());
    }

    List<Source> newSources() {
        return orNone(sources).stream().map(SourceForm::as).toList();
    }

    private static <T> List<T> orNone(@Nullable List<T> rows) {
        return rows == null ? List.of() : rows;
    }
}
