package org.dialogueinfo.knowledge;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dialogueinfo.content.Agreement.SectionKey;
import org.dialogueinfo.content.Claim;
import org.dialogueinfo.content.SourceId;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * An item of the archive as it is asked for.
 *
 * @param kind such as {@code agreement}, {@code meeting} or {@code op-ed}
 * @param passages the texts that may be quoted; the first one says what it is
 * @param milestones what happened when, each with its date written before it
 * @param year the year it is filed under
 * @param dates when something happened to it
 * @param people the surnames and places by which a meeting is asked for, folded
 * @param about the agreements that a meeting or situation is about
 * @param topics the ids of the archive's topics that it belongs to
 */
record Entry(
        String kind,
        String id,
        Localized<String> title,
        List<Passage> passages,
        List<Passage> milestones,
        @Nullable Integer year,
        List<PartialDate> dates,
        Set<String> people,
        Set<String> about,
        Facts facts,
        Set<String> topics) {

    /** Its address below that of a language; a provision is on its agreement's page. */
    static String page(String kind, String id) {
        return switch (kind) {
            case "term" -> "glossary#" + id;
            case "op-ed" -> "op-eds#" + id;
            case "event" -> "events#e-" + id;
            case "video", "campaign" -> "videos#" + id;
            default -> kind + "s/" + id.split("/", 2)[0];
        };
    }

    boolean isMeeting() {
        return kind.equals("meeting");
    }

    Optional<Passage> section(SectionKey key) {
        return passages.stream().filter(it -> it.section() == key).findFirst();
    }

    /**
     * A text that may be quoted, with the sources it rests on.
     *
     * @param section the part of the explainer it is; null if it is none
     * @param point the number of the provision it is; null if it is none
     * @param party the side whose claim it is; null if it is none
     */
    record Passage(
            @Nullable SectionKey section,
            @Nullable String point,
            Claim.@Nullable Party party,
            Localized<String> text,
            List<SourceId> sources) {

        Passage(@Nullable SectionKey section, Localized<String> text, List<SourceId> sources) {
            this(section, null, null, text, sources);
        }

        boolean isPart() {
            return section != null || point != null;
        }
    }

    /** What is shown beside a quote: its date, and how far it is implemented as of when; each may be unknown. */
    record Facts(
            @Nullable String date,
            @Nullable String status,
            @Nullable String asOf) {

        static final Facts NONE = new Facts(null, null, null);
    }
}
