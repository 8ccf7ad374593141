package org.dialogueinfo.newsletter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.regex.Pattern;

/**
 * A mail written once, with marks where each reader's copy differs. Filling in is copying bytes: nothing is rendered or
 * encoded again.
 */
final class MailTemplate {

    private static final int LONGEST_PIECE = 60;

    /** What differs. The marks are of letters alone, so that no encoding changes them. */
    enum Slot {
        ID("QxIDENTITYxQ"),
        TO("QxRECIPIENTxQ"),
        DATE("QxDATExQ"),
        TOKEN("QxTOKENxQ");

        final String mark;

        Slot(String mark) {
            this.mark = mark;
        }
    }

    private static final Pattern ANY_MARK = Pattern.compile("(?:"
            + java.util.Arrays.stream(Slot.values())
                    .map(it -> String.join("(?:=\\r\\n)?", it.mark.split("")))
                    .collect(java.util.stream.Collectors.joining("|"))
            + ")");

    private final byte[][] fixed;
    private final Slot[] slots;
    private final int bodyFrom;
    private final int fixedSize;

    /** @param mail headers and a quoted-printable body, in which a mark may be broken by a soft line break */
    MailTemplate(byte[] mail) {
        var text = new String(mail, StandardCharsets.ISO_8859_1).replaceAll("(?<!\r)\n", "\r\n");
        var marks = ANY_MARK.matcher(text);
        int body = text.indexOf("\r\n\r\n");
        var fixed = new ArrayList<byte[]>();
        var slots = new ArrayList<Slot>();
        int end = 0;
        int firstInBody = Integer.MAX_VALUE;
        while (marks.find()) {
            fixed.add(bytes(text.substring(end, marks.start())));
            if (marks.start() > body) {
                firstInBody = Math.min(firstInBody, slots.size());
            }
            slots.add(slot(marks.group()));
            end = marks.end();
        }
        fixed.add(bytes(text.substring(end)));
        this.bodyFrom = firstInBody;
        this.fixed = fixed.toArray(byte[][]::new);
        this.slots = slots.toArray(Slot[]::new);
        this.fixedSize = fixed.stream().mapToInt(it -> it.length).sum();
    }

    private static Slot slot(String found) {
        var mark = found.replace("=\r\n", "");
        for (var slot : Slot.values()) {
            if (slot.mark.equals(mark)) {
                return slot;
            }
        }
        throw new IllegalStateException("Not a mark: " + mark);
    }

    byte[] filled(String id, String to, String date, String token) {
        var inHead = new byte[Slot.values().length][];
        var inBody = new byte[Slot.values().length][];
        int size = fixedSize;
        for (int i = 0; i < slots.length; i++) {
            var kind = slots[i].ordinal();
            var values = i < bodyFrom ? inHead : inBody;
            if (values[kind] == null) {
                var value = switch (slots[i]) {
                    case ID -> id;
                    case TO -> to;
                    case DATE -> date;
                    case TOKEN -> token;
                };
                values[kind] = i < bodyFrom ? value.getBytes(StandardCharsets.UTF_8) : bytes(quoted(value));
            }
            size += values[kind].length;
        }
        var out = new byte[size];
        int at = 0;
        for (int i = 0; i < slots.length; i++) {
            at = append(fixed[i], out, at);
            at = append((i < bodyFrom ? inHead : inBody)[slots[i].ordinal()], out, at);
        }
        append(fixed[slots.length], out, at);
        return out;
    }

    private static int append(byte[] piece, byte[] out, int at) {
        System.arraycopy(piece, 0, out, at, piece.length);
        return at + piece.length;
    }

    /** Between soft line breaks (RFC 2045, 6.7), so that no line grows too long; tokens need no other encoding. */
    private static String quoted(String token) {
        var text = new StringBuilder("=\r\n");
        for (int i = 0; i < token.length(); i += LONGEST_PIECE) {
            text.append(token, i, Math.min(token.length(), i + LONGEST_PIECE)).append("=\r\n");
        }
        return text.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
