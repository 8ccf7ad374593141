package org.dialogueinfo.content;

import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dialogueinfo.kernel.Localized;
import org.jspecify.annotations.Nullable;

/**
 * A picture beside an item, kept whole in the archive, so that an export carries it and the chain proves it.
 *
 * @param beside the item, such as {@code agreement/energy}
 * @param alt what it shows, for those who do not see it
 * @param caption what stands below it
 * @param credit who made it
 * @param width in pixels
 * @param height in pixels
 * @param jpeg the picture itself, in base64
 */
public record Picture(
        ItemId id,
        String beside,
        Localized<String> alt,
        Localized<String> caption,
        @Nullable String credit,
        int width,
        int height,
        String jpeg)
        implements Item {

    private static final Pattern BESIDE = Pattern.compile("[a-z-]+/[a-z0-9-]+");
    private static final int TAG = 16;

    public Picture {
        caption = Item.orNone(caption);
        if (!BESIDE.matcher(beside).matches()) {
            throw new IllegalArgumentException(
                    "A picture stands beside an item like agreement/energy, not '%s'".formatted(beside));
        }
    }

    @Override
    public String key() {
        return id.value();
    }

    @Override
    public Localized<String> label() {
        return alt;
    }

    @Override
    public Map<String, Localized<String>> texts() {
        return Map.of("alt", alt, "caption", caption);
    }

    @Override
    public Stream<String> leadsTo() {
        return Stream.of("agreement/", "meeting/").filter(beside::startsWith).map(it -> beside.substring(it.length()));
    }

    /** The file. */
    public byte[] bytes() {
        return Base64.getDecoder().decode(jpeg);
    }

    /** Where the site shows it; another picture has another address, so it may be kept for good. */
    public String path() {
        return "/pictures/%s/%s.jpg"
                .formatted(id.value(), CanonicalJson.hash(jpeg).substring(0, TAG));
    }
}
