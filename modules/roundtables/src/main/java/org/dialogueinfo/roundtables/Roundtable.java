package org.dialogueinfo.roundtables;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;

/**
 * An event as its organisers define it.
 *
 * @param start inclusive; shown in the house zone
 * @param capacity how many seats there are, whatever the role
 * @param roleCapacity how many of them a role may take; a role that is not named is bound by the whole alone
 * @param languages what is spoken, as ISO 639-1 codes
 * @param interpretation what is interpreted, such as {@code sq-sr}
 * @param chathamHouse whether nobody may learn who took part or who said what
 * @param replyUntil after this a reply no longer changes anything
 * @param agreements ids of agreements it is about
 * @param meetings ids of meetings it is about
 * @param letter the invitation's own words, with placeholders such as <code>{name}</code>; empty for the house's letter
 * @param calendar whether letters carry a calendar entry
 * @param offerHours how long an offered seat is kept
 * @param forgetOn the promised day on which personal data go
 * @param followUp what is asked of those who came
 */
public record Roundtable(
        RoundtableId id,
        Localized<String> title,
        Localized<String> description,
        Format format,
        Instant start,
        Instant end,
        Place place,
        String room,
        int capacity,
        Map<Role, Integer> roleCapacity,
        List<String> languages,
        List<String> interpretation,
        List<Session> agenda,
        boolean chathamHouse,
        Organiser organiser,
        Instant replyUntil,
        List<String> agreements,
        List<String> meetings,
        Localized<String> letter,
        boolean calendar,
        int offerHours,
        LocalDate forgetOn,
        List<FollowUp> followUp) {

    public static final ZoneId HOUSE_ZONE = ZoneId.of("Europe/Belgrade");

    private static final Duration LONGEST = Duration.ofDays(31);
    private static final int MOST_SEATS = 100_000;

    public Roundtable {
        require(!title.isEmpty(), "event-title");
        require(title.values().values().stream().allMatch(it -> it.length() <= 300), "event-title-long");
        require(description.values().values().stream().allMatch(it -> it.length() <= 10_000), "event-description-long");
        require(end.isAfter(start), "event-end");
        require(Duration.between(start, end).compareTo(LONGEST) <= 0, "event-long");
        require(
                capacity >= 1 && capacity <= MOST_SEATS,
                "event-capacity",
                String.valueOf(MOST_SEATS),
                String.valueOf(capacity));
        roleCapacity.forEach((role, seats) -> require(
                seats >= 0 && seats <= MOST_SEATS,
                "event-role-capacity",
                Sentence.of("role." + role.code()),
                String.valueOf(MOST_SEATS),
                String.valueOf(seats)));
        require(!replyUntil.isAfter(end), "event-replies");
        require(offerHours >= 1 && offerHours <= 720, "event-offer");
        require(!forgetOn.isBefore(LocalDate.ofInstant(end, HOUSE_ZONE)), "event-forget");
        roleCapacity = Map.copyOf(roleCapacity);
        languages = List.copyOf(languages);
        interpretation = List.copyOf(interpretation);
        agenda = List.copyOf(agenda);
        agreements = List.copyOf(agreements);
        meetings = List.copyOf(meetings);
        followUp = followUp == null ? List.of() : List.copyOf(followUp); // events of the time before had none
        require(followUp.size() <= 10, "follow-up-many");
    }

    private static void require(boolean holds, String key, Object... values) {
        if (!holds) {
            throw new InputRefused(key, values);
        }
    }

    /** Whether a calendar must be told: when or where it is has changed. */
    boolean movedFrom(Roundtable before) {
        return !start.equals(before.start)
                || !end.equals(before.end)
                || !place.equals(before.place)
                || !room.equals(before.room);
    }

    /** What is interpreted in words, such as "Albanian – Serbian" for {@code sq-sr}. */
    public String interpretationIn(Rendering rendering) {
        var locale = Rendering.of(rendering.language()).locale();
        return interpretation.stream()
                .map(it -> Arrays.stream(it.split("-"))
                        .map(code -> Locale.forLanguageTag(code).getDisplayLanguage(locale))
                        .map(rendering::show)
                        .collect(Collectors.joining(" – ")))
                .collect(Collectors.joining(", "));
    }

    /** Whether the event may be shown to everybody from the beginning. */
    @JsonIgnore
    public boolean isPublic() {
        return format == Format.PUBLIC;
    }

    /** Where it is; directions per language. */
    public record Place(String name, String address, Localized<String> directions) {

        @Override
        public String toString() {
            return address.isBlank() ? name : name + ", " + address;
        }
    }

    /** A part of the agenda; without times if those are open. */
    public record Session(
            Localized<String> title,
            @Nullable Instant start,
            @Nullable Instant end,
            String room) {

        public Session {
            if (start != null && end != null && !end.isAfter(start)) {
                throw new InputRefused("event-session");
            }
        }
    }

    /**
     * Who invites.
     *
     * @param address where answers go
     * @param telegram the chat in which the bot tells the counts, or empty
     */
    public record Organiser(String name, String address, String telegram) {

        public Organiser {
            if (!telegram.isBlank()) {
                Invitee.requireChat(telegram);
            }
            if (!address.isBlank()) {
                Invitee.requireAddress(address);
            }
        }
    }
}
