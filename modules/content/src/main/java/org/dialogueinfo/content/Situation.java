package org.dialogueinfo.content;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dialogueinfo.kernel.Localized;

/** Something people do in their lives that agreements have changed, such as driving to the other side. */
public record Situation(
        ItemId id,
        Localized<String> title,
        Localized<String> text,
        List<AgreementId> agreements,
        List<SourceId> sources)
        implements Item {

    public Situation {
        agreements = Item.orNone(agreements);
        sources = Item.orNone(sources);
        text = Item.orNone(text);
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
        return Map.of("title", title, "text", text);
    }

    @Override
    public Stream<SourceId> cited() {
        return sources.stream();
    }

    @Override
    public Stream<AgreementId> named() {
        return agreements.stream();
    }
}
