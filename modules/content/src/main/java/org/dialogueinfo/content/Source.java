package org.dialogueinfo.content;

import java.net.URI;
import org.dialogueinfo.kernel.PartialDate;
import org.jspecify.annotations.Nullable;

/** Where a statement comes from. The title is kept in the source's own language, as given there. */
public record Source(
        SourceId id,
        String title,
        String publisher,
        @Nullable URI url,
        @Nullable PartialDate date) {

    public Source {
        if (title.isBlank() || publisher.isBlank()) {
            throw new IllegalArgumentException("A source needs a title and a publisher: %s".formatted(id));
        }
        if (url != null && !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            throw new IllegalArgumentException("A source's address begins with http or https, not '%s'".formatted(url));
        }
    }
}
