package org.dialogueinfo.newsletter;

import java.net.URI;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says around its card.
 *
 * @param why the line that tells why the person gets it; null if the card says so itself
 * @param preferences where the subscription is changed, with its text; null if there is none
 * @param browser where the same can be read on the site; null if it is for one person alone
 */
record Look(
        Rendering rendering,
        String site,
        @Nullable String why,
        @Nullable Target preferences,
        @Nullable Target browser) {

    record Target(String text, URI to) {}
}
