package org.dialogueinfo.newsletter;

/** Lines of a plain text mail, short enough for every reader (RFC 5322, 2.1.1). */
final class PlainText {

    private static final int WIDTH = 76;

    private PlainText() {}

    /** Breaks lines at spaces; a word that is longer than a line, such as an address, stays whole. */
    static String wrapped(String text) {
        var wrapped = new StringBuilder();
        for (var line : text.strip().split("\\R", -1)) {
            wrapped.append(wrapped.isEmpty() ? "" : "\n");
            int length = 0;
            for (var word : line.strip().split(" +")) {
                if (length > 0 && length + 1 + word.length() > WIDTH) {
                    wrapped.append('\n');
                    length = 0;
                } else if (length > 0) {
                    wrapped.append(' ');
                    length++;
                }
                wrapped.append(word);
                length += word.length();
            }
        }
        return wrapped.toString();
    }
}
