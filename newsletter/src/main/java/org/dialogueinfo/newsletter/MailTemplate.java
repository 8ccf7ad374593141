package org.dialogueinfo.newsletter;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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

    private final List<byte[]> fixed = new ArrayList<>();
    private final List<Slot> slots = new ArrayList<>();
    private final int bodyFrom;

    /** @param mail headers and a quoted-printable body, in which a mark may be broken by a soft line break */
    MailTemplate(byte[] mail) {
        var text = new String(mail, StandardCharsets.ISO_8859_1);
        var marks = ANY_MARK.matcher(text);
        int body = text.indexOf("\r\n\r\n");
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
        var out = new ByteArrayOutputStream(size() + 1024);
        for (int i = 0; i < slots.size(); i++) {
            out.writeBytes(fixed.get(i));
            var value = switch (slots.get(i)) {
                case ID -> id;
                case TO -> to;
                case DATE -> date;
                case TOKEN -> token;
            };
            out.writeBytes(i < bodyFrom ? value.getBytes(StandardCharsets.UTF_8) : bytes(quoted(value)));
        }
        out.writeBytes(fixed.get(fixed.size() - 1));
        return out.toByteArray();
    }

    /** Between soft line breaks (RFC 2045, 6.7), so that no line grows too long; tokens need no other encoding. */
    private static String quoted(String token) {
        var text = new StringBuilder("=\r\n");
        for (int i = 0; i < token.length(); i += LONGEST_PIECE) {
            text.append(token, i, Math.min(token.length(), i + LONGEST_PIECE)).append("=\r\n");
        }
        return text.toString();
    }

    int size() {
        return fixed.stream().mapToInt(it -> it.length).sum();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
