package org.dialogueinfo.desk;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.dialogueinfo.content.AgreementId;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.MeetingId;
import org.dialogueinfo.content.Source;
import org.dialogueinfo.content.SourceId;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.PartialDate;
import org.jspecify.annotations.Nullable;

/** A meeting as the editors' API takes it. Texts are plain: markup in them is shown as typed. */
record MeetingForm(
        @Nullable PartialDate date,
        @Nullable PartialDate lastDay,
        Meeting.@Nullable Level level,
        Meeting.@Nullable Format format,
        Meeting.@Nullable Status status,
        @Nullable Integer round,
        Meeting.@Nullable Place place,
        @Nullable String facilitator,
        @Nullable Localized<String> title,
        @Nullable Localized<String> summary,
        @Nullable Localized<String> note,
        @Nullable List<String> topics,
        @Nullable List<AgreementId> agreements,
        @Nullable List<Meeting.Participant> participants,
        @Nullable List<SourceForm> sources) {

    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_SUMMARY = 5000;

    Meeting as(MeetingId id) {
        if (date == null) {
            throw new IllegalArgumentException("A meeting needs a date like 2026-11-30");
        }
        if (title == null || title.isEmpty()) {
            throw new IllegalArgumentException("A meeting needs a title in at least one language");
        }
        limit("title", title, LONGEST_TITLE);
        if (summary != null) {
            limit("summary", summary, LONGEST_SUMMARY);
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
                participants == null ? List.of() : participants,
                topics == null ? List.of() : topics,
                title,
                summary == null ? Localized.none() : summary,
                note == null ? Localized.none() : note,
                agreements == null ? List.of() : agreements,
                status == null ? Meeting.Status.ANNOUNCED : status,
                Meeting.Evidence.OUTCOME,
                newSources().stream().map(Source::id).toList());
    }

    List<Source> newSources() {
        return sources == null
                ? List.of()
                : sources.stream().map(SourceForm::as).toList();
    }

    private static void limit(String field, Localized<String> text, int longest) {
        text.values().forEach((language, value) -> {
            if (value.length() > longest) {
                throw new IllegalArgumentException("The %s in %s has %d characters; at most %d are allowed"
                        .formatted(field, language.code(), value.length(), longest));
            }
        });
    }

    /** A source as typed; the same address or title always has the same id. */
    record SourceForm(
            String title,
            String publisher,
            @Nullable URI url,
            @Nullable PartialDate date) {

        Source as() {
            return new Source(
                    new SourceId("s-" + fingerprint(url == null ? title + publisher : url.toString())),
                    title,
                    publisher,
                    url,
                    date);
        }

        private static String fingerprint(String text) {
            try {
                var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(digest, 0, 8);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
