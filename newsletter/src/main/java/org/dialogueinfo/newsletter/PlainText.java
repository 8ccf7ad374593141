package org.dialogueinfo.newsletter;

/** Lines of a plain text mail, short enough for every reader (RFC 5322, 2.1.1). */
final class PlainText {

    private static final int WIDTH = 76;

    private PlainText() {}

    /** An item of a list: what does not fit into its line goes on below its text. */
    static String listed(String text) {
        return "* " + wrapped(text, WIDTH - 2).replace("\n", "\n  ");
    }

    /** Breaks lines at spaces; a word that is longer than a line, such as an address, stays whole. */
    static String wrapped(String text) {
        return wrapped(text, WIDTH);
    }

    private static String wrapped(String text, int width) {
        var wrapped = new StringBuilder();
        for (var line : text.strip().split("\\R", -1)) {
            wrapped.append(wrapped.isEmpty() ? "" : "\n");
            int length = 0;
            for (var word : line.strip().split(" +")) {
                if (length > 0 && length + 1 + word.length() > width) {
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
