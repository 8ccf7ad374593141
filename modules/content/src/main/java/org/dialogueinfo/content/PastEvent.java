package org.dialogueinfo.content;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * A roundtable or exchange event of the past.
 *
 * @param format such as {@code roundtable}; the archive takes the source's word
 * @param place the English phrase; {@link Vocabulary} may know it in the other languages
 */
public record PastEvent(
        ItemId id,
        @Nullable PartialDate date,
        @Nullable String format,
        Localized<String> title,
        Localized<String> text,
        @Nullable String place,
        ChathamHouse chathamHouse,
        List<SourceId> sources)
        implements Item {

    public PastEvent {
        text = Item.orNone(text);
        sources = Item.orNone(sources);
        chathamHouse = chathamHouse == null ? ChathamHouse.NOT_STATED : chathamHouse;
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

    /** Whether it was held under the Chatham House Rule. */
    public enum ChathamHouse implements Named {
        YES,
        NO,
        NOT_STATED;

        @JsonCreator
        public static ChathamHouse of(String code) {
            return Named.of(ChathamHouse.class, code);
        }
    }
}
