package org.dialogueinfo.frame;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page says of itself to search engines and to those who share it; a controller puts it into the model as
 * {@code meta}.
 *
 * @param description one or two sentences in the page's language
 * @param type the Open Graph type: {@code website} or {@code article}
 * @param picture the path of a picture of 1200 by 630 pixels; null for the house's own
 * @param card the path of a card that other sites may show; null where there is none
 * @param linkedData JSON-LD documents, safe to stand in a script element
 */
public record PageMeta(
        String description,
        String type,
        @Nullable String picture,
        @Nullable String card,
        List<String> linkedData) {

    private static final int LONGEST = 300;

    public PageMeta {
        description = description.length() <= LONGEST ? description : description.substring(0, LONGEST - 1) + "…";
        linkedData = List.copyOf(linkedData);
    }
}
