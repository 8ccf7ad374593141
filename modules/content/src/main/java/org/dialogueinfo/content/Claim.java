package org.dialogueinfo.content;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.PartialDate;
import org.jspecify.annotations.Nullable;

/** What one of the sides, the EU or monitors say of an agreement; told, not judged. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Claim(
        Party party, Localized<String> text, @Nullable PartialDate date, List<SourceId> sources) {

    public Claim {
        sources = Item.orNone(sources);
        if (text.isEmpty()) {
            throw new IllegalArgumentException("A claim needs a text");
        }
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("A claim needs at least one source");
        }
    }

    public enum Party implements Named {
        KOSOVO,
        SERBIA,
        EU,
        MONITORS;

        @JsonCreator
        public static Party of(String code) {
            return Named.of(Party.class, code);
        }
    }
}
