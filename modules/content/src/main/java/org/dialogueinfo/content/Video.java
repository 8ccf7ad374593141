package org.dialogueinfo.content;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.jspecify.annotations.Nullable;

/**
 * A video animation, or the place kept for one: without an address it has not been found.
 *
 * @param agreement what it explains
 * @param captions the languages it has captions in, where known
 * @param transcript what is said in it, for those who read rather than watch
 */
public record Video(
        ItemId id,
        @Nullable AgreementId agreement,
        Localized<String> title,
        Localized<URI> url,
        @Nullable URI poster,
        @Nullable Integer durationSeconds,
        List<Language> captions,
        Localized<String> transcript,
        Localized<String> note,
        List<SourceId> sources)
        implements Item {

    public Video {
        url = Item.orNone(url);
        captions = Item.orNone(captions);
        transcript = Item.orNone(transcript);
        note = Item.orNone(note);
        sources = Item.orNone(sources);
    }

    /** How long it is in minutes and seconds, such as {@code 2:35}, where that is known. */
    public @Nullable String length() {
        return durationSeconds == null ? null : "%d:%02d".formatted(durationSeconds / 60, durationSeconds % 60);
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
        return Map.of("title", title, "transcript", transcript, "note", note);
    }

    @Override
    public Stream<SourceId> cited() {
        return sources.stream();
    }

    @Override
    public Stream<AgreementId> named() {
        return Stream.ofNullable(agreement);
    }
}
