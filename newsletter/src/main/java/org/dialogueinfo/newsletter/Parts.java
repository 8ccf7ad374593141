package org.dialogueinfo.newsletter;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks into the parts of a mail that came in, no further than is good. */
final class Parts {

    private static final int DEEPEST = 10;
    private static final int MOST_BYTES = 256 * 1024;
    private static final int MOST_ADDRESSES = 200;
    private static final Pattern ADDRESS =
            Pattern.compile("[\\p{L}\\d.!#$%&'*+/=?^_`{|}~-]{1,64}@[\\p{L}\\d.-]{1,190}\\.[\\p{L}\\d-]{2,63}");

    private Parts() {}

    /** The mail's parts, it included, in their order. */
    static List<Part> of(Part mail) throws MessagingException, IOException {
        var parts = new ArrayList<Part>();
        collect(mail, parts, 0);
        return parts;
    }

    private static void collect(Part part, List<Part> parts, int depth) throws MessagingException, IOException {
        parts.add(part);
        if (depth < DEEPEST && part.isMimeType("multipart/*") && part.getContent() instanceof Multipart inside) {
            for (int i = 0; i < inside.getCount(); i++) {
                collect(inside.getBodyPart(i), parts, depth + 1);
            }
        }
    }

    static Optional<Part> first(List<Part> parts, String type) throws MessagingException {
        for (var part : parts) {
            if (part.isMimeType(type)) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    /** The text as it is written, decoded; at most the beginning. */
    static String text(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/*") && part.getContent() instanceof String text) {
            return text.substring(0, Math.min(MOST_BYTES, text.length()));
        }
        try (var in = part.getInputStream()) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        }
    }

    static String header(Part part, String name) throws MessagingException {
        var values = part.getHeader(name);
        return values == null ? "" : String.join(" ", values);
    }

    /** Everything in the text that looks like a mail address, each once, in lower case. */
    static Stream<String> addresses(String text) {
        return ADDRESS.matcher(text)
                .results()
                .map(it -> it.group().toLowerCase(java.util.Locale.ROOT))
                .distinct()
                .limit(MOST_ADDRESSES);
    }
}
