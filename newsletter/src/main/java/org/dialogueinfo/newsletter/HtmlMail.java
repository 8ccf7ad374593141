package org.dialogueinfo.newsletter;

import java.net.URI;
import java.util.List;
import org.dialogueinfo.kernel.Card;
import org.springframework.web.util.HtmlUtils;

/**
 * A card as HTML that survives mail programs: tables for the frame, styles inline, a style sheet for dark mode alone,
 * nothing fetched: its one picture comes with it. Outlook gets a fixed width and square buttons from its own comments.
 */
final class HtmlMail {

    /** The content id of the picture. */
    static final String SCALE = "scale@dialogue-info";

    private static final String FONT = "font-family:Arial,Helvetica,sans-serif;";
    private static final String INK = FONT + "color:#1d2b30;";
    private static final String QUIET = FONT + "color:#4c5d63;";

    /** Behind the preheader, so that a mail program does not fill its line with what comes next. */
    private static final String FILLER = "&#847;&zwnj;&nbsp;".repeat(40);

    private static final String STYLE = """
            <style>
            :root{color-scheme:light dark;supported-color-schemes:light dark}
            @media (prefers-color-scheme: dark){
            .bg{background:#12191b!important}.box{background:#1a2427!important;border-color:#36454a!important}
            .ink,.ink td,.ink strong{color:#e8eceb!important}.quiet{color:#aab7ba!important}
            a.link{color:#8fd0e0!important}.name{color:#8fd0e0!important}.line{border-color:#36454a!important}
            .button{background:#8fd0e0!important}.button a{color:#0d1719!important}}
            @media (max-width:480px){.box{padding:20px 16px!important}}
            </style>
            <!--[if mso]><style>td,p,h1,a{font-family:Arial,sans-serif!important}</style><![endif]-->
            """;

    private HtmlMail() {}

    static String of(Card card, Look look) {
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"")
                .append(look.rendering().tag());
        html.append("\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n")
                .append("<meta name=\"color-scheme\" content=\"light dark\">\n")
                .append("<meta name=\"supported-color-schemes\" content=\"light dark\">\n<title>")
                .append(escape(card.title()))
                .append("</title>\n")
                .append(STYLE)
                .append("</head>\n<body class=\"bg\" style=\"margin:0;padding:0;background:#f4f2ec\">\n")
                .append(preheader(card))
                .append("<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"")
                .append(
                        " class=\"bg\" style=\"background:#f4f2ec\"><tr><td align=\"center\" style=\"padding:16px 8px\">\n")
                .append("<!--[if mso]><table role=\"presentation\" width=\"600\"><tr><td><![endif]-->\n")
                .append("<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"")
                .append(" style=\"max-width:600px\">\n<tr><td style=\"padding:0 4px 12px\"><a class=\"name\" href=\"")
                .append(escape(look.site()))
                .append("\" style=\"")
                .append(FONT)
                .append(
                        "font-size:16px;font-weight:bold;color:#1f4c5a;text-decoration:none\">Dialogue-Info</a></td></tr>\n")
                .append("<tr><td class=\"box ink\" style=\"background:#ffffff;border:1px solid #d5d9d8;")
                .append("border-radius:8px;padding:28px;text-align:left;")
                .append(INK)
                .append("font-size:16px;line-height:1.5\">\n");
        body(html, card);
        html.append("</td></tr>\n");
        footer(html, look);
        return html.append("</table>\n<!--[if mso]></td></tr></table><![endif]-->\n")
                .append("</td></tr></table>\n</body>\n</html>\n")
                .toString();
    }

    /** What a mail program shows beside the subject. */
    private static String preheader(Card card) {
        var text =
                card.lead().isBlank() ? card.paragraphs().stream().findFirst().orElse("") : card.lead();
        return "<div style=\"display:none;font-size:1px;line-height:1px;max-height:0;max-width:0;opacity:0;overflow:hidden;"
                + "mso-hide:all\">" + escape(text) + FILLER + "</div>\n";
    }

    private static void body(StringBuilder html, Card card) {
        html.append("<h1 class=\"ink\" style=\"margin:0 0 16px;font-size:22px;line-height:1.25\">")
                .append(escape(card.title()))
                .append("</h1>\n");
        if (!card.lead().isBlank()) {
            html.append("<p class=\"ink\" style=\"margin:0 0 16px;font-size:17px\">")
                    .append(lines(card.lead()))
                    .append("</p>\n");
        }
        picture(html, card);
        card.paragraphs()
                .forEach(it -> html.append("<p class=\"ink\" style=\"margin:0 0 16px\">")
                        .append(lines(it))
                        .append("</p>\n"));
        facts(html, card.facts());
        card.sections().forEach(it -> section(html, it));
        card.buttons()
                .forEach(row -> row.forEach(it -> {
                    var to = it.to();
                    if (to != null) {
                        button(html, it.label(), to);
                    }
                }));
        if (!card.links().isEmpty()) {
            html.append("<p class=\"ink\" style=\"margin:")
                    .append(card.sections().isEmpty() ? "0" : "20px 0 0")
                    .append(";font-size:15px;line-height:1.9\">");
            card.links().forEach(it -> html.append(link(it.to(), it.text())).append("<br>\n"));
            html.append("</p>\n");
        }
    }

    /** The picture is in the mail itself: nothing is fetched, and nobody learns who opened it. */
    private static void picture(StringBuilder html, Card card) {
        var scale = card.scale();
        if (scale != null) {
            html.append("""
                    <p class="ink" style="margin:0 0 16px"><img src="cid:%1$s" width="%2$d" height="%3$d" alt="%4$s"\
                     style="display:block;width:100%%;max-width:%2$dpx;height:%3$dpx;border:0"></p>
                    """.formatted(SCALE, ScalePicture.WIDTH, ScalePicture.HEIGHT, escape(scale.words())));
        }
    }

    private static void section(StringBuilder html, Card.Section section) {
        html.append("<h2 class=\"ink line\" style=\"margin:20px 0 8px;padding:16px 0 0;border-top:1px solid #d5d9d8;")
                .append("font-size:18px;line-height:1.3\">")
                .append(section.to() == null ? escape(section.title()) : link(section.to(), section.title()))
                .append("</h2>\n");
        var isList = section.to() == null && section.lines().size() > 1;
        section.lines()
                .forEach(it -> html.append("<p class=\"ink\" style=\"margin:0 0 8px\">")
                        .append(isList ? "•&nbsp;" : "")
                        .append(lines(it))
                        .append("</p>\n"));
        facts(html, section.facts());
    }

    private static void facts(StringBuilder html, List<Card.Fact> facts) {
        if (!facts.isEmpty()) {
            html.append("<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" class=\"ink\"")
                    .append(" style=\"margin:0 0 16px\">\n");
            facts.forEach(it -> fact(html, it));
            html.append("</table>\n");
        }
    }

    private static void fact(StringBuilder html, Card.Fact fact) {
        html.append("<tr><td valign=\"top\" style=\"padding:3px 16px 3px 0\"><strong>")
                .append(escape(fact.label()))
                .append("</strong></td><td valign=\"top\" style=\"padding:3px 0\">")
                .append(lines(fact.value()))
                .append("</td></tr>\n");
    }

    private static void button(StringBuilder html, String label, URI to) {
        html.append("<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"")
                .append(" style=\"margin:8px 0 20px\"><tr><td class=\"button\" bgcolor=\"#1f4c5a\"")
                .append(" style=\"background:#1f4c5a;border-radius:6px;padding:12px 20px\"><a href=\"")
                .append(escape(to.toString()))
                .append("\" style=\"")
                .append(FONT)
                .append("font-size:16px;font-weight:bold;color:#ffffff;text-decoration:none\">")
                .append(escape(label))
                .append("</a></td></tr></table>\n");
    }

    private static void footer(StringBuilder html, Look look) {
        html.append("<tr><td class=\"quiet\" style=\"padding:16px 4px 0;text-align:left;")
                .append(QUIET)
                .append("font-size:13px;line-height:1.6\">\n");
        if (look.why() != null) {
            html.append(escape(look.why())).append("<br>\n");
        }
        var preferences = look.preferences();
        if (preferences != null) {
            html.append(link(preferences.to(), preferences.text())).append("<br>\n");
        }
        var browser = look.browser();
        if (browser != null) {
            html.append(link(browser.to(), browser.text())).append("\n");
        }
        html.append("</td></tr>\n");
    }

    private static String link(URI to, String text) {
        return "<a class=\"link\" style=\"color:#1f4c5a\" href=\"%s\">%s</a>"
                .formatted(escape(to.toString()), escape(text));
    }

    private static String lines(String text) {
        return escape(text).replace("\n", "<br>\n");
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
