package org.dialogueinfo.website;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Item;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.Situation;
import org.dialogueinfo.frame.Texts;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** What others show of us: the picture beside a shared link, a card for their page, and oEmbed, which finds the card. */
@Controller
class SharePages {

    private static final String SHARED = Site.RENDERING + "/{section:agreements|meetings}/{id}";
    private static final Pattern PAGE = Pattern.compile("/(en|sq|sr|sr-cyrl)/(agreements|meetings)/([a-z0-9-]+)");
    private static final int WIDTH = 560;
    private static final int HEIGHT = 260;

    private final Archive archive;
    private final SharePicture picture;
    private final Site site;

    SharePages(Archive archive, SharePicture picture, Site site) {
        this.archive = archive;
        this.picture = picture;
        this.site = site;
    }

    @GetMapping(
            path = Site.RENDERING + "/{section:agreements|meetings|situations}/{id}/picture.png",
            produces = MediaType.IMAGE_PNG_VALUE)
    @ResponseBody
    byte[] picture(@PathVariable Rendering rendering, @PathVariable String section, @PathVariable String id) {
        var item = find(section, id);
        return picture.draw(
                site.say("frame." + section, rendering),
                new Texts(rendering).of(item.label()).text(),
                glance(item, rendering));
    }

    /** The picture of the house, for pages that are about no single item. */
    @GetMapping(path = Site.RENDERING + "/picture.png", produces = MediaType.IMAGE_PNG_VALUE)
    @ResponseBody
    byte[] picture(@PathVariable Rendering rendering) {
        var holdings = archive.holdings();
        return picture.draw(
                "",
                site.say("website.home", rendering),
                "%s: %d · %s: %d"
                        .formatted(
                                site.say("frame.agreements", rendering),
                                holdings.agreements(),
                                site.say("frame.meetings", rendering),
                                holdings.meetings()));
    }

    @GetMapping(SHARED + "/card")
    String card(@PathVariable Rendering rendering, @PathVariable String section, @PathVariable String id, Model model) {
        var item = find(section, id);
        model.addAttribute("section", section);
        model.addAttribute("item", item);
        model.addAttribute("glance", glance(item, rendering));
        model.addAttribute("summary", item.texts().get("summary"));
        return "website/card";
    }

    /** oEmbed 1.0: the card of a page of ours, as a frame. */
    @GetMapping("/api/v1/oembed")
    @ResponseBody
    ResponseEntity<Map<String, Object>> embed(
            @RequestParam String url, @RequestParam(required = false) @Nullable String format) {
        if (format != null && !format.equals("json")) {
            return ResponseEntity.status(501).build();
        }
        var page = PAGE.matcher(
                url.startsWith(site.url("")) ? url.substring(site.url("").length()) : "");
        if (!page.matches()) {
            return ResponseEntity.notFound().build();
        }
        var rendering = Rendering.of(page.group(1));
        var title = new Texts(rendering)
                .of(find(page.group(2), page.group(3)).label())
                .text();
        var view = new LinkedHashMap<String, Object>();
        view.put("version", "1.0");
        view.put("type", "rich");
        view.put("title", title);
        view.put("provider_name", "Dialogue-Info");
        view.put("provider_url", site.url(rendering, ""));
        view.put("thumbnail_url", url + "/picture.png");
        view.put("thumbnail_width", 1200);
        view.put("thumbnail_height", 630);
        view.put("width", WIDTH);
        view.put("height", HEIGHT);
        view.put(
                "html",
                "<iframe src=\"%s/card\" width=\"%d\" height=\"%d\" title=\"%s\"></iframe>"
                        .formatted(url, WIDTH, HEIGHT, org.springframework.web.util.HtmlUtils.htmlEscape(title)));
        return ResponseEntity.ok(view);
    }

    private Item find(String section, String id) {
        var type = switch (section) {
            case "agreements" -> Agreement.class;
            case "meetings" -> Meeting.class;
            default -> Situation.class;
        };
        return archive.find(type, id).map(Item.class::cast).orElseThrow(NoSuchPage::new);
    }

    /** Status and its day, or the meeting's date and level. */
    private String glance(Item item, Rendering rendering) {
        var t = new Texts(rendering);
        if (item instanceof Agreement agreement) {
            var status = agreement.status();
            var code = status.value() == Agreement.Implementation.UNKNOWN
                            && !status.marks().isEmpty()
                    ? status.marks().get(0).code()
                    : status.value().code();
            var asOf = status.asOf();
            return site.say("website.status." + code, rendering)
                    + (asOf == null ? "" : " · " + site.say("website.as-of", rendering, t.date(asOf)));
        }
        return item instanceof Meeting meeting
                ? t.date(meeting.date()) + " · "
                        + site.say("website.level." + meeting.level().code(), rendering)
                : "";
    }
}
