package org.dialogueinfo.content;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.PartialDate;
import org.jspecify.annotations.Nullable;

/** An opinion piece of the platform, by a named author. */
public record OpEd(
        ItemId id,
        Localized<String> title,
        @Nullable String author,
        @Nullable PartialDate date,
        Localized<URI> urls,
        Localized<String> subject,
        List<SourceId> sources)
        implements Item {

    public OpEd {
        urls = Item.orNone(urls);
        subject = Item.orNone(subject);
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
        return Map.of("title", title, "subject", subject);
    }

    @Override
    public Stream<SourceId> cited() {
        return sources.stream();
    }
}
