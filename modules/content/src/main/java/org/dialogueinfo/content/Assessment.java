package org.dialogueinfo.content;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.dialogueinfo.content.Agreement.Implementation;
import org.dialogueinfo.content.Agreement.Mark;
import org.dialogueinfo.content.Agreement.Status;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * How far an agreement or one of its provisions was implemented on a date, and how we know.
 *
 * @param on from when it holds
 * @param provision the number of the provision; null for the agreement as a whole
 * @param value the step of the scale; null when it is only marked
 * @param author who wrote it; {@code pack:<name>} when it came with a content pack
 * @param reviewer the second person who confirmed it; null when there was none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Assessment(
        PartialDate on,
        @Nullable String provision,
        @Nullable Implementation value,
        List<Mark> marks,
        Localized<String> reason,
        List<SourceId> sources,
        @Nullable String author,
        @Nullable String reviewer) {

    static final String PACK = "pack:";

    public Assessment {
        marks = Item.orNone(marks);
        sources = Item.orNone(sources);
        if (value == null && marks.isEmpty()) {
            throw new IllegalArgumentException("An assessment needs a value or a mark: %s".formatted(on));
        }
        if (reason == null || reason.isEmpty()) {
            throw new IllegalArgumentException("An assessment needs a reason: %s".formatted(on));
        }
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("An assessment needs at least one source: %s".formatted(on));
        }
        if (reviewer != null && reviewer.equals(author)) {
            throw new IllegalArgumentException(
                    "An assessment is reviewed by a second person, not by its author %s".formatted(author));
        }
    }

    /** Whether it has been confirmed by a second person. */
    public boolean reviewed() {
        return reviewer != null;
    }

    Status status() {
        return new Status(value == null ? Implementation.UNKNOWN : value, marks, on);
    }

    boolean fromPack() {
        return author != null && author.startsWith(PACK);
    }

    Assessment by(@Nullable String newAuthor, @Nullable String newReviewer) {
        return new Assessment(on, provision, value, marks, reason, sources, newAuthor, newReviewer);
    }
}
