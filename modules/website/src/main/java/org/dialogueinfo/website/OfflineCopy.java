package org.dialogueinfo.website;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.ExportPart;
import org.dialogueinfo.content.Item;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.Situation;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Plain pages of the archive that a browser reads from a folder, without any network. */
@Component
class OfflineCopy implements ExportPart {

    private static final int PER_PAGE = 100;

    private final Archive archive;
    private final MessageSource messages;

    OfflineCopy(Archive archive, MessageSource messages) {
        this.archive = archive;
        this.messages = messages;
    }

    @Override
    public void write(Exported exported) throws IOException {
        var index = new StringBuilder();
        for (var rendering : Rendering.values()) {
            for (var type : List.of(Agreement.class, Meeting.class, Situation.class)) {
                var pages = pages(exported, type, rendering);
                for (int i = 1; i <= pages; i++) {
                    var name = name(type, i);
                    index.append("<li lang=\"%s\"><a href=\"%s/%s\">%s %d</a></li>\n"
                            .formatted(rendering.tag(), rendering.path(), name, escaped(heading(type, rendering)), i));
                }
            }
        }
        var out = exported.entry("html/index.html");
        out.write(begin("en", "Dialogue-Info"));
        out.write("<ul>\n" + index + "</ul>\n</body></html>\n");
    }

    private <T extends Item> int pages(Exported exported, Class<T> type, Rendering rendering) throws IOException {
        var pages = new Pages<T>(exported, type, rendering);
        exported.each(type, pages::add);
        pages.end();
        return pages.count;
    }

    private final class Pages<T extends Item> {
        private final Exported exported;
        private final Class<T> type;
        private final Rendering rendering;
        private ExportPart.Entry out = text -> {};
        private int written;
        private int count;

        Pages(Exported exported, Class<T> type, Rendering rendering) {
            this.exported = exported;
            this.type = type;
            this.rendering = rendering;
        }

        void add(T item) throws IOException {
            if (written++ % PER_PAGE == 0) {
                end();
                count++;
                out = exported.entry("html/%s/%s".formatted(rendering.path(), name(type, count)));
                out.write(begin(rendering.tag(), heading(type, rendering)));
            }
            out.write(article(item, rendering));
        }

        void end() throws IOException {
            out.write("</body></html>\n");
        }
    }

    private String article(Item item, Rendering rendering) {
        var html = new StringBuilder(
                "<article id=\"%s\">\n<h2>%s</h2>\n".formatted(escaped(item.key()), shown(item.label(), rendering)));
        item.texts().forEach((place, text) -> {
            if (!text.isEmpty() && !place.equals("title")) {
                if (place.startsWith("sections/")) {
                    html.append("<h3>%s</h3>\n".formatted(escaped(say("section." + place.substring(9), rendering))));
                }
                html.append("<p>%s</p>\n".formatted(shown(text, rendering)));
            }
        });
        html.append("<ul>\n");
        archive.sources(item.cited().distinct().toList())
                .forEach(it -> html.append("<li>%s, %s%s</li>\n"
                        .formatted(
                                escaped(it.title()),
                                escaped(it.publisher()),
                                it.url() == null ? "" : ": " + escaped(it.url().toString()))));
        return html.append("</ul>\n</article>\n").toString();
    }

    private static String shown(Localized<String> text, Rendering rendering) {
        return text.shownIn(rendering.language())
                .map(it -> it.fallback()
                        ? "<span lang=\"%s\">%s</span>"
                                .formatted(Rendering.of(it.language()).tag(), escaped(it.value()))
                        : escaped(rendering.show(it.value())))
                .orElse("");
    }

    private String heading(Class<? extends Item> type, Rendering rendering) {
        var key = type == Agreement.class
                ? "frame.agreements"
                : type == Meeting.class ? "frame.meetings" : "archive.situations";
        return messages.getMessage(key, null, rendering.locale());
    }

    private String say(String key, Rendering rendering) {
        return messages.getMessage("website." + key, null, rendering.locale());
    }

    private static String name(Class<? extends Item> type, int page) {
        return "%ss-%d.html".formatted(type.getSimpleName().toLowerCase(Locale.ROOT), page);
    }

    private static String begin(String lang, String title) {
        return ("<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
                        + " content=\"width=device-width, initial-scale=1\"><title>%s</title></head><body>\n<h1>%s</h1>\n")
                .formatted(lang, escaped(title), escaped(title));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
