package org.dialogueinfo.newsletter;

/**
 * A mail that is written already, byte by byte, and its envelope. No address ends the SMTP command that it stands in.
 *
 * @param from where it is returned to if it cannot be delivered
 */
record Mail(byte[] written, String from, String to) {

    Mail {
        if (!fits(from) || !fits(to)) {
            throw new IllegalArgumentException(
                    "An address in an envelope has no control characters and no angle brackets");
        }
    }

    static boolean fits(String address) {
        for (int i = 0; i < address.length(); i++) {
            char it = address.charAt(i);
            if (it < ' ' || it == 127 || it == '<' || it == '>') {
                return false;
            }
        }
        return true;
    }

    /** Whether the envelope can do without SMTPUTF8 (RFC 6531). */
    boolean isAscii() {
        return isAscii(from) && isAscii(to);
    }

    private static boolean isAscii(String address) {
        for (int i = 0; i < address.length(); i++) {
            if (address.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }
}
