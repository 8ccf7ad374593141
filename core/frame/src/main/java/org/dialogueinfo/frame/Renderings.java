package org.dialogueinfo.frame;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.WebUtils;

/** Which rendering a request asks for. */
public final class Renderings {

    /** Set at the desk alone; readers get no cookie for their language. */
    public static final String COOKIE = "desk-lang";

    private Renderings() {}

    /** The address the person asked for, also when an error page is answering. */
    static String address(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
                ? failed
                : request.getRequestURI();
    }

    /**
     * By the first segment of the address, else {@code ?lang=}, else the cookie in which the desk remembers the language,
     * else the browser's languages, else English.
     */
    public static Rendering of(HttpServletRequest request) {
        var path = address(request).split("/");
        if (path.length > 1) {
            var byPath = Rendering.find(path[1]);
            if (byPath.isPresent()) {
                return byPath.get();
            }
        }
        var asked = parameter(request);
        if (asked != null && Rendering.find(asked).isPresent()) {
            return Rendering.of(asked);
        }
        var cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie != null && Rendering.find(cookie.getValue()).isPresent()) {
            return Rendering.of(cookie.getValue());
        }
        for (var locale : Collections.list(request.getLocales())) {
            var rendering = "Cyrl".equals(locale.getScript())
                    ? Rendering.find("sr-cyrl")
                    : Rendering.find(locale.getLanguage());
            if (rendering.isPresent()) {
                return rendering.get();
            }
        }
        return Rendering.EN;
    }

    /** A form that was too large to read is not read for its error page either. */
    private static @Nullable String parameter(HttpServletRequest request) {
        try {
            return request.getParameter("lang");
        } catch (IllegalStateException e) {
            return null;
        }
    }
}
