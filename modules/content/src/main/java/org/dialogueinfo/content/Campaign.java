package org.dialogueinfo.content;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.PartialDate;
import org.jspecify.annotations.Nullable;

/** A campaign of the platform, such as "Friends of the Dialogue". */
public record Campaign(
        ItemId id,
        Localized<String> title,
        Localized<String> text,
        @Nullable URI url,
        @Nullable PartialDate date,
        Localized<String> note,
        List<SourceId> sources)
        implements Item {

    public Campaign {
        text = Item.orNone(text);
        note = Item.orNone(note);
        sources = Item.orNone(sources);
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
        return Map.of("title", title, "text", text, "note", note);
    }

    @Override
    public Stream<SourceId> cited() {
        return sources.stream();
    }
}
