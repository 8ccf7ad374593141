package org.dialogueinfo.content;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a statement comes from. The title is kept in the source's own language, as given there.
 *
 * @param lang the BCP 47 tag of the language it is written in, where known
 * @param seen when it was last read for the archive
 * @param hash SHA-256 of what was read then, in hexadecimal
 */
public record Source(
        SourceId id,
        String title,
        String publisher,
        @Nullable URI url,
        @Nullable PartialDate date,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String lang,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PartialDate seen,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String hash)
        implements Item {

    private static final Pattern TAG = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public Source {
        if (title == null || publisher == null || title.isBlank() || publisher.isBlank()) {
            throw new IllegalArgumentException("A source needs a title and a publisher: %s".formatted(id));
        }
        if (url != null && !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            throw new IllegalArgumentException("A source's address begins with http or https, not '%s'".formatted(url));
        }
        if (lang != null && !TAG.matcher(lang).matches()) {
            throw new IllegalArgumentException(
                    "A source's language is a tag like sq, sr or en, not '%s'".formatted(lang));
        }
        if (hash != null && !SHA256.matcher(hash).matches()) {
            throw new IllegalArgumentException("A source's hash is 64 hexadecimal digits, not '%s'".formatted(hash));
        }
    }

    public Source(SourceId id, String title, String publisher, @Nullable URI url, @Nullable PartialDate date) {
        this(id, title, publisher, url, date, null, null, null);
    }

    @Override
    public String key() {
        return id.value();
    }

    @Override
    public Localized<String> label() {
        return Localized.same(title);
    }

    @Override
    public Map<String, Localized<String>> texts() {
        return Map.of();
    }
}
