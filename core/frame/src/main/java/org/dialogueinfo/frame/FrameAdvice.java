package org.dialogueinfo.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dialogueinfo.frame.PageAddresses.Alternate;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;

/** Gives each page its language, its texts and the addresses of its siblings in the other renderings. */
@ControllerAdvice(annotations = Controller.class)
class FrameAdvice {

    private final String base;
    private final Stylesheet stylesheet;

    FrameAdvice(@Value("${dialogue.base-url:http://localhost:8080}") String baseUrl, Stylesheet stylesheet) {
        this.base = baseUrl.replaceFirst("/+$", "");
        this.stylesheet = stylesheet;
    }

    @ModelAttribute("r")
    Rendering rendering(HttpServletRequest request) {
        return Renderings.of(request);
    }

    @ModelAttribute("t")
    Texts texts(HttpServletRequest request) {
        return new Texts(Renderings.of(request));
    }

    /** The section of the site that the page belongs to, such as {@code agreements}; empty on the front page. */
    @ModelAttribute("here")
    String here(HttpServletRequest request) {
        var segments = rest(request).split("/");
        return segments.length > 1 ? segments[1] : "";
    }

    /** A reader who changes the language keeps the filters. */
    @ModelAttribute("siblings")
    List<Sibling> siblings(HttpServletRequest request) {
        var address = Renderings.address(request);
        var here = Renderings.of(request);
        if (firstSegment(request).equals("desk")) {
            var query = request.getQueryString();
            var asked = query == null || !request.getMethod().equals("GET") ? "" : query;
            return siblings(
                    here,
                    it -> UriComponentsBuilder.fromPath(address)
                            .query(asked)
                            .replaceQueryParam("lang", it.path())
                            .build()
                            .toUriString());
        }
        var rest = rest(request);
        var query = request.getQueryString() == null || rest.isEmpty() ? "" : "?" + request.getQueryString();
        return siblings(here, it -> "/" + it.path() + rest + query);
    }

    private static List<Sibling> siblings(Rendering here, Function<Rendering, String> path) {
        return Arrays.stream(Rendering.values())
                .map(it -> new Sibling(it.ownName(), it.tag(), path.apply(it), it == here))
                .toList();
    }

    @ModelAttribute("addresses")
    PageAddresses addresses(HttpServletRequest request) {
        var rest = rest(request);
        var findable = Rendering.find(firstSegment(request)).isPresent()
                && !rest.matches("/(subscriptions|search|archive/revisions|archive/compare)(/.*)?");
        var alternates = findable
                ? Stream.concat(
                                Arrays.stream(Rendering.values()).map(it -> new Alternate(it.tag(), url(it, rest))),
                                Stream.of(new Alternate("x-default", url(Rendering.EN, rest))))
                        .toList()
                : List.<Alternate>of();
        return new PageAddresses(
                base, findable ? url(Renderings.of(request), rest) : null, alternates, stylesheet.address());
    }

    private String url(Rendering rendering, String rest) {
        return base + "/" + rendering.path() + rest;
    }

    private static String firstSegment(HttpServletRequest request) {
        var segments = Renderings.address(request).split("/", 3);
        return segments.length > 1 ? segments[1] : "";
    }

    /** What follows the rendering in the address; empty for an address without one. */
    private static String rest(HttpServletRequest request) {
        var segments = Renderings.address(request).split("/", 3);
        return segments.length > 2 && Rendering.find(segments[1]).isPresent() ? "/" + segments[2] : "";
    }

    record Sibling(String name, String tag, String path, boolean current) {}
}
