package org.dialogueinfo.telegramstandin;

import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the HTML of {@code parse_mode=HTML} as Telegram does: what it cannot parse it refuses whole. */
final class Markup {

    private static final Set<String> TAGS = Set.of(
            "a",
            "b",
            "strong",
            "i",
            "em",
            "s",
            "strike",
            "del",
            "u",
            "ins",
            "span",
            "tg-spoiler",
            "tg-emoji",
            "pre",
            "code",
            "blockquote");
    private static final Map<String, String> NAMED = Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"");

    private final String html;
    private final StringBuilder plain = new StringBuilder();
    private final ArrayDeque<String> open = new ArrayDeque<>();
    private int at;

    private Markup(String html) {
        this.html = html;
    }

    /** The text that is seen; entities count as what they stand for. */
    static String plain(String html) {
        return new Markup(html).read();
    }

    private String read() {
        while (at < html.length()) {
            var c = html.charAt(at);
            if (c == '&') {
                entity();
            } else if (c == '<') {
                tag();
            } else {
                plain.append(c);
                at++;
            }
        }
        if (!open.isEmpty()) {
            throw cannotParse("Can't find end tag corresponding to start tag \"%s\"".formatted(open.peek()));
        }
        return plain.toString();
    }

    private void entity() {
        var end = html.indexOf(';', at);
        var name = end < 0 || end - at > 10 ? "" : html.substring(at + 1, end);
        if (NAMED.containsKey(name)) {
            plain.append(NAMED.get(name));
            at = end + 1;
        } else if (name.matches("#\\d{1,6}|#x[0-9a-fA-F]{1,6}")) {
            plain.appendCodePoint(
                    name.startsWith("#x")
                            ? Integer.parseInt(name.substring(2), 16)
                            : Integer.parseInt(name.substring(1)));
            at = end + 1;
        } else {
            plain.append('&');
            at++;
        }
    }

    private void tag() {
        var end = html.indexOf('>', at);
        if (end < 0) {
            throw cannotParse("Unclosed start tag at byte offset " + at);
        }
        var inside = html.substring(at + 1, end);
        var closing = inside.startsWith("/");
        var name = inside.substring(closing ? 1 : 0).split("\\s", 2)[0].toLowerCase(Locale.ROOT);
        if (closing) {
            if (open.isEmpty()) {
                throw cannotParse("Unexpected end tag at byte offset " + at);
            }
            var expected = open.pop();
            if (!name.isEmpty() && !name.equals(expected)) {
                throw cannotParse("Unmatched end tag at byte offset %d, expected \"</%s>\", found \"</%s>\""
                        .formatted(at, expected, name));
            }
        } else {
            if (!TAGS.contains(name)) {
                throw cannotParse("Unsupported start tag \"%s\" at byte offset %d".formatted(name, at));
            }
            if (name.equals("span") && !inside.contains("tg-spoiler")) {
                throw cannotParse("Tag \"span\" must have class \"tg-spoiler\" at byte offset " + at);
            }
            if (inside.chars().filter(it -> it == '"').count() % 2 != 0) {
                throw cannotParse("Unclosed start tag at byte offset " + at);
            }
            open.push(name);
        }
        at = end + 1;
    }

    private static Refusal cannotParse(String why) {
        return Refusal.badRequest("can't parse entities: " + why);
    }
}
