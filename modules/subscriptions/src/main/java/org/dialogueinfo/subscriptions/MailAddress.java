package org.dialogueinfo.subscriptions;

import java.util.Locale;
import org.dialogueinfo.subscriptions.Subscriptions.MalformedAddress;

/** A mail address as it is kept: in lower case, and fit to stand in a mail's header. */
final class MailAddress {

    private static final int LONGEST = 254;

    /** Characters by which a header would read more than one plain address. */
    private static final String SPECIAL = "<>()[],;:\\\"";

    private MailAddress() {}

    static String of(String typed) {
        var address = lower(typed);
        int at = address.indexOf('@');
        if (address.length() > LONGEST
                || at < 1
                || at != address.lastIndexOf('@')
                || !isDomain(address.substring(at + 1))
                || address.codePoints().anyMatch(MailAddress::forbidden)) {
            throw new MalformedAddress();
        }
        return address;
    }

    static String lower(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }

    /** The first letter and the domain: enough to recognise one's own address. */
    static String shortened(String address) {
        int at = address.indexOf('@');
        return address.substring(0, address.offsetByCodePoints(0, 1)) + "…" + address.substring(at);
    }

    private static boolean isDomain(String domain) {
        return domain.contains(".") && !domain.startsWith(".") && !domain.endsWith(".") && !domain.contains("..");
    }

    private static boolean forbidden(int character) {
        return Character.isISOControl(character)
                || Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.getType(character) == Character.FORMAT
                || SPECIAL.indexOf(character) >= 0;
    }
}
