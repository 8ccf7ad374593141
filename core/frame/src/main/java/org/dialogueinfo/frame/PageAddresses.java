package org.dialogueinfo.frame;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that a page's head gives.
 *
 * @param base the public address of the site, without a slash at its end
 * @param canonical the page's own absolute address; null for pages that nobody should find, such as personal ones
 * @param alternates the same page in each rendering, and {@code x-default}
 * @param stylesheet the address of the stylesheet, which changes with it
 */
public record PageAddresses(String base, @Nullable String canonical, List<Alternate> alternates, String stylesheet) {

    /** @param tag BCP 47, or {@code x-default} */
    public record Alternate(String tag, String url) {}
}
