package org.dialogueinfo.content;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.PartialDate;
import org.jspecify.annotations.Nullable;

/** A number that a source gives of the platform, such as its readers in a year. */
public record Figure(
        ItemId id,
        Localized<String> label,
        @Nullable BigDecimal value,
        @Nullable String unit,
        @Nullable PartialDate asOf,
        Localized<String> note,
        List<SourceId> sources)
        implements Item {

    public Figure {
        note = Item.orNone(note);
        sources = Item.orNone(sources);
    }

    @Override
    public String key() {
        return id.value();
    }

    @Override
    public Map<String, Localized<String>> texts() {
        return Map.of("label", label, "note", note);
    }

    @Override
    public Stream<SourceId> cited() {
        return sources.stream();
    }
}
