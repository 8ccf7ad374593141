package org.dialogueinfo.content;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * A meeting of the dialogue, as the archive tells it. Cities, countries, facilitator, roles and topics are English
 * phrases; {@link Vocabulary} knows them in the other languages.
 *
 * @param lastDay the last day of a meeting of several days
 * @param round the number of the round, where a source counts
 * @param note what a reader should know about date, number or source
 */
public record Meeting(
        MeetingId id,
        PartialDate date,
        @Nullable PartialDate lastDay,
        Level level,
        Format format,
        @Nullable Integer round,
        @Nullable Place place,
        @Nullable String facilitator,
        List<Participant> participants,
        List<String> topics,
        Localized<String> title,
        Localized<String> summary,
        Localized<String> note,
        List<AgreementId> agreements,
        Status status,
        Evidence evidence,
        List<SourceId> sources)
        implements Item {

    public Meeting {
        if (title.isEmpty()) {
            throw new IllegalArgumentException("A meeting needs a title: %s".formatted(id));
        }
        if (lastDay != null && lastDay.last().isBefore(date.first())) {
            throw new IllegalArgumentException(
                    "A meeting ends on or after the day it begins, but %s ends on %s".formatted(date, lastDay));
        }
        participants = List.copyOf(participants);
        topics = List.copyOf(topics);
        agreements = List.copyOf(agreements);
        sources = List.copyOf(sources);
    }

    @Override
    public String key() {
        return id.value();
    }

    @Override
    public Localized<String> label() {
        return title;
    }

    @Override
    public Map<String, Localized<String>> texts() {
        return Map.of("title", title, "summary", summary, "note", note);
    }

    @Override
    public Stream<SourceId> cited() {
        return sources.stream();
    }

    @Override
    public Stream<AgreementId> named() {
        return agreements.stream();
    }

    public record Place(@Nullable String city, @Nullable String country) {}

    public record Participant(String name, @Nullable String role, Side side) {}

    public enum Side implements Named {
        KOSOVO,
        SERBIA,
        EU,
        US,
        OTHER;

        @JsonCreator
        public static Side of(String code) {
            return Named.of(Side.class, code);
        }
    }

    public enum Level implements Named {
        TECHNICAL,
        CHIEF_NEGOTIATORS,
        PRIME_MINISTERS,
        PRESIDENTS,
        LEADERS,
        TRILATERAL,
        OTHER;

        @JsonCreator
        public static Level of(String code) {
            return Named.of(Level.class, code);
        }
    }

    public enum Format implements Named {
        JOINT,
        WORKING_GROUP,
        SEPARATE,
        BILATERAL_WITH_EU,
        VIDEO,
        SUMMIT,
        INFORMAL,
        US_FACILITATED,
        NOT_HELD;

        @JsonCreator
        public static Format of(String code) {
            return Named.of(Format.class, code);
        }
    }

    public enum Status implements Named {
        ANNOUNCED,
        HELD,
        POSTPONED,
        CANCELLED;

        @JsonCreator
        public static Status of(String code) {
            return Named.of(Status.class, code);
        }
    }

    /** What the account of it rests on: a report of what happened, an announcement only, or a mention in passing. */
    public enum Evidence implements Named {
        OUTCOME,
        PREVIEW,
        MENTION;

        @JsonCreator
        public static Evidence of(String code) {
            return Named.of(Evidence.class, code);
        }
    }
}
