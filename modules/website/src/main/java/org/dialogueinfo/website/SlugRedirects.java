package org.dialogueinfo.website;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;

/** A translated address moves for good to that of the id, in the same rendering. */
record SlugRedirects(Slugs slugs) implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var segments = request.getRequestURI().split("/");
        if (segments.length != 4) {
            return true;
        }
        var word = URLDecoder.decode(segments[3], StandardCharsets.UTF_8);
        return slugs.id(segments[2], word)
                .map(id -> {
                    response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
                    response.setHeader(HttpHeaders.LOCATION, "/" + segments[1] + "/" + segments[2] + "/" + id);
                    return false;
                })
                .orElse(true);
    }
}
