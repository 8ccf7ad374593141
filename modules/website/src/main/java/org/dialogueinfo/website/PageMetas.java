package org.dialogueinfo.website;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.GlossaryTerm;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.OpEd;
import org.dialogueinfo.content.Situation;
import org.dialogueinfo.content.Video;
import org.dialogueinfo.frame.PageMeta;
import org.dialogueinfo.frame.Renderings;
import org.dialogueinfo.frame.Texts;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.roundtables.PublicRoundtables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/** Tells search engines and those who share a page what it is, from what the page shows. */
@Component
class PageMetas implements HandlerInterceptor {

    private final Schemas schemas;
    private final Site site;

    PageMetas(Schemas schemas, Site site) {
        this.schemas = schemas;
        this.site = site;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page == null || page.getViewName() == null || !page.getViewName().startsWith("website/")) {
            return;
        }
        var rendering = Renderings.of(request);
        var meta = of(page.getViewName().substring("website/".length()), page.getModel(), rendering);
        if (meta != null) {
            page.addObject("meta", meta);
        }
    }

    private @Nullable PageMeta of(String view, Map<String, Object> model, Rendering rendering) {
        var t = new Texts(rendering);
        return switch (view) {
            case "home" ->
                new PageMeta(
                        site.say("frame.about", rendering),
                        "website",
                        picture(rendering),
                        null,
                        List.of(schemas.site(rendering), schemas.dataset(rendering)));
            case "agreement" -> agreement(shown(model, "agreement", Agreement.class), t);
            case "meeting" -> meeting(shown(model, "meeting", Meeting.class), t);
            case "situation" -> situation(shown(model, "situation", Situation.class), t);
            case "roundtable" -> roundtable(shown(model, "it", PublicRoundtables.Shown.class), t);
            case "archive" ->
                list(site.say("archive.memory.lead", rendering), "archive", t, Stream.of(schemas.dataset(rendering)));
            case "numbers" ->
                list(site.say("website.numbers.lead", rendering), "numbers", t, Stream.of(schemas.numbers(rendering)));
            case "implementation" -> list(site.say("website.how-far", rendering), "implementation", t);
            case "situations" -> list(site.say("archive.situations.lead", rendering), "situations", t);
            case "api" -> list(site.say("website.api.lead", rendering), "api", t);
            case "subscribe" -> list(site.say("website.subscribe.how", rendering), "subscribe", t);
            case "privacy" -> list(site.say("website.privacy.visit", rendering), "privacy", t);
            case "house" -> house(shown(model, "page", String.class), t);
            case "agreements" -> list(site.say("website.count38", rendering), "agreements", t);
            case "meetings" -> list(site.say("website.meetings.lead", rendering), "meetings", t);
            case "op-eds" ->
                list(
                        site.say("website.op-eds.lead", rendering),
                        "op-eds",
                        t,
                        all(model, "items", OpEd.class).map(it -> schemas.opEd(it, t)));
            case "videos" ->
                list(
                        site.say("website.videos.lead", rendering),
                        "videos",
                        t,
                        all(model, "items", Video.class)
                                .filter(it -> !it.url().isEmpty())
                                .map(it -> schemas.video(it, t)));
            case "events" -> list(site.say("website.events.lead", rendering), "events", t);
            case "glossary" ->
                list(
                        site.say("website.glossary.lead", rendering),
                        "glossary",
                        t,
                        all(model, "terms", GlossaryTerm.class).map(it -> schemas.term(it, t)));
            default -> null;
        };
    }

    private PageMeta agreement(Agreement it, Texts t) {
        var path = "/" + t.rendering().path() + "/agreements/" + it.id();
        return new PageMeta(
                t.of(it.summary()).text(),
                "article",
                path + "/picture.png",
                path + "/card",
                List.of(
                        schemas.agreement(it, t),
                        schemas.trail(t, "agreements", t.of(it.title()).text(), path)));
    }

    private PageMeta meeting(Meeting it, Texts t) {
        var path = "/" + t.rendering().path() + "/meetings/" + it.id();
        return new PageMeta(
                t.of(it.summary()).text(),
                "article",
                path + "/picture.png",
                path + "/card",
                List.of(
                        schemas.meeting(it, t),
                        schemas.trail(t, "meetings", t.of(it.title()).text(), path)));
    }

    private PageMeta situation(Situation it, Texts t) {
        var path = "/" + t.rendering().path() + "/situations/" + it.id();
        return new PageMeta(
                t.of(it.text()).paragraphs().stream()
                        .findFirst()
                        .orElse(t.of(it.title()).text()),
                "article",
                path + "/picture.png",
                null,
                List.of(
                        schemas.situation(it, t),
                        schemas.trail(t, "situations", t.of(it.title()).text(), path)));
    }

    private PageMeta roundtable(PublicRoundtables.Shown it, Texts t) {
        var text = t.of(it.description()).text();
        return new PageMeta(
                text.isBlank() ? t.of(it.title()).text() : text,
                "article",
                picture(t.rendering()),
                null,
                List.of(schemas.roundtable(it, t)));
    }

    /** What the house says of itself. */
    private PageMeta house(String page, Texts t) {
        var path = "/" + t.rendering().path() + "/" + page;
        var name = site.say("frame." + (page.equals("about") ? "about.page" : page), t.rendering());
        return new PageMeta(
                site.say("website." + page + ".1", t.rendering()),
                "article",
                picture(t.rendering()),
                null,
                List.of(schemas.trail(t, name, path)));
    }

    private PageMeta list(String description, String section, Texts t) {
        return list(description, section, t, Stream.empty());
    }

    private PageMeta list(String description, String section, Texts t, Stream<String> data) {
        var trail = schemas.trail(t, section, null, null);
        return new PageMeta(
                description,
                "website",
                picture(t.rendering()),
                null,
                Stream.concat(data, Stream.of(trail)).toList());
    }

    private static String picture(Rendering rendering) {
        return "/" + rendering.path() + "/picture.png";
    }

    private static <T> Stream<T> all(Map<String, Object> model, String name, Class<T> type) {
        return ((List<?>) shown(model, name, List.class)).stream().map(type::cast);
    }

    private static <T> T shown(Map<String, Object> model, String name, Class<T> type) {
        return type.cast(Objects.requireNonNull(model.get(name)));
    }
}
