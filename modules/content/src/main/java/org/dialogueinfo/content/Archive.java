package org.dialogueinfo.content;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.dialogueinfo.kernel.PartialDate;
import org.jspecify.annotations.Nullable;

/** What others may ask of the archive. Only what is published is seen here; answers are immutable and safe to keep. */
public interface Archive {

    Optional<Agreement> agreement(AgreementId id);

    /** The agreements that match, by year (those without one last), then by title in English. */
    List<Agreement> agreements(AgreementFilter filter);

    Optional<Meeting> meeting(MeetingId id);

    /** The meetings that match, newest first. */
    List<Meeting> meetings(MeetingFilter filter);

    /** The newest meeting that was held on or before the day. */
    Optional<Meeting> latestMeeting(LocalDate today);

    /** The next meeting that is announced for the day or later. */
    Optional<Meeting> nextMeeting(LocalDate today);

    /** The sources of these ids, in the order asked; unknown ids are left out. */
    List<Source> sources(Collection<SourceId> ids);

    /** All published items of a type that the archive keeps, such as {@link Situation}, by id. */
    <T extends Item> List<T> all(Class<T> type);

    <T extends Item> Optional<T> find(Class<T> type, String key);

    /** Counts for the banner and "in numbers". */
    Holdings holdings();

    /** The number of the newest revision: it rises with every change, so that caches can be keyed by it. */
    long revision();

    record Holdings(int agreements, int meetings, int sources) {}

    /** Which agreements: every part that is null does not restrict. */
    record AgreementFilter(
            @Nullable Integer year,
            Agreement.@Nullable Nature nature,
            Agreement.@Nullable Kind kind,
            Agreement.@Nullable StatusCode status) {

        public static AgreementFilter all() {
            return new AgreementFilter(null, null, null, null);
        }
    }

    /** Which meetings: every part that is null does not restrict; the dates are inclusive. */
    record MeetingFilter(
            @Nullable Integer year,
            Meeting.@Nullable Level level,
            Meeting.@Nullable Status status,
            @Nullable PartialDate from,
            @Nullable PartialDate to,
            @Nullable AgreementId agreement) {

        public static MeetingFilter all() {
            return new MeetingFilter(null, null, null, null, null, null);
        }
    }
}
