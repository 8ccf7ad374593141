package org.dialogueinfo.newsletter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Looks through the HTML of a mail for what programs in use do not show, cut off or fetch: the rules follow what
 * caniemail.com says of Outlook with Word, Gmail, Apple Mail and Yahoo.
 */
final class MailLint {

    /** Gmail cuts what is longer. */
    private static final int LONGEST = 102 * 1024;

    private static final Pattern TAG = Pattern.compile("<(/?)(\\w+)((?:\\s+[\\w-]+(?:=\"[^\"]*\")?)*)\\s*/?>");
    private static final Set<String> VOID = Set.of("meta", "br", "hr", "img");
    private static final Set<String> FORBIDDEN = Set.of(
            "script", "link", "form", "input", "iframe", "video", "audio", "object", "embed", "svg", "canvas", "base");
    private static final Pattern CSS = Pattern.compile(
            "(?i)(display:\\s*(flex|grid)|position:|float:|var\\(|calc\\(|@import|@font-face|url\\(|\\d(rem|vw|vh)\\b)");

    private MailLint() {}

    static List<String> findings(String html) {
        var findings = new ArrayList<String>();
        if (html.getBytes(StandardCharsets.UTF_8).length >= LONGEST) {
            findings.add("longer than 102 kB: Gmail cuts it");
        }
        if (!html.startsWith("<!DOCTYPE html>")) {
            findings.add("no doctype: tables and lines are measured as in 1997");
        }
        var css = CSS.matcher(html);
        while (css.find()) {
            findings.add("CSS that Outlook or Gmail does not know: " + css.group());
        }
        tags(html.replaceAll("(?s)<!--.*?-->", "").replaceAll("(?s)<style>.*?</style>", ""), findings);
        return findings;
    }

    private static void tags(String html, List<String> findings) {
        var open = new ArrayDeque<String>();
        var tags = TAG.matcher(html);
        while (tags.find()) {
            var name = tags.group(2);
            if (!tags.group(1).isEmpty()) {
                if (open.isEmpty() || !open.pop().equals(name)) {
                    findings.add("closed without being open: " + name);
                    return;
                }
                continue;
            }
            if (!VOID.contains(name)) {
                open.push(name);
            }
            look(name, tags.group(3), findings);
        }
        open.forEach(it -> findings.add("left open: " + it));
    }

    private static void look(String name, String attributes, List<String> findings) {
        if (FORBIDDEN.contains(name)) {
            findings.add("taken out by mail programs: " + name);
        }
        if (name.equals("html") && !(has(attributes, "lang") && has(attributes, "dir"))) {
            findings.add("the language and its direction are not said");
        }
        if (name.equals("table") && !attributes.contains("role=\"presentation\"")) {
            findings.add("a screen reader would read the frame as a table of data");
        }
        if (name.equals("img")
                && !(attributes.contains("src=\"cid:")
                        && has(attributes, "alt")
                        && has(attributes, "width")
                        && has(attributes, "height"))) {
            findings.add("a picture that is fetched, or has no words or no size: " + attributes);
        }
        if (name.equals("a") && !attributes.matches("(?s).*href=\"(https?|mailto):.*")) {
            findings.add("a link that leads nowhere outside of a page: " + attributes);
        }
        if (has(attributes, "class") && !name.equals("body") && !has(attributes, "style")) {
            findings.add("looks right only where style sheets are read: " + name + attributes);
        }
    }

    private static boolean has(String attributes, String name) {
        return attributes.contains(" " + name + "=\"") && !attributes.contains(" " + name + "=\"\"");
    }
}
