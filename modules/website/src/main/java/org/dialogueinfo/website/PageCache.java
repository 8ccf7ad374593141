package org.dialogueinfo.website;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.regex.Pattern;
import org.dialogueinfo.frame.Renderings;
import org.dialogueinfo.insights.Insights;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Keeps what the public reads, rendered and compressed, as long as archive and day stay the same: a publication is seen
 * at once, and nobody gets a stale page. What carries a form, a cookie or a person's data is not among it.
 */
@Component
@Order(0)
class PageCache extends OncePerRequestFilter {

    private static final Pattern KEPT = Pattern.compile("/robots\\.txt|/llms\\.txt|/sitemap[a-z-]*\\.xml"
            + "|/(en|sq|sr|sr-cyrl)(/(picture\\.png|(agreements|meetings|situations|glossary)(/.*)?|op-eds|videos|events|compare"
            + "|implementation|api|about|method|corrections|privacy|pictures/.*|feed\\.atom|meetings\\.ics))?"
            + "|/api/v1/((agreements|meetings|situations|op-eds|videos|campaigns|events|figures|glossary|topics)(/.*)?"
            + "|implementation|oembed)");
    private static final int LONGEST_QUERY = 200;
    private static final long MOST_BYTES = 96L << 20;

    private final ArchiveState state;
    private final ObjectProvider<Insights> insights;
    private final Clock clock;
    private final Cache<Key, KeptPage> pages = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Key key, KeptPage page) -> page.weight())
            .build();

    PageCache(ArchiveState state, ObjectProvider<Insights> insights, Clock clock) {
        this.state = state;
        this.insights = insights;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var query = request.getQueryString();
        return !request.getMethod().equals("GET")
                || query != null && query.length() > LONGEST_QUERY
                || !KEPT.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = new Key(
                request.getRequestURI(), request.getQueryString() == null ? "" : request.getQueryString(), state.now());
        var kept = pages.getIfPresent(key);
        if (kept == null) {
            var wrapped = new ContentCachingResponseWrapper(response);
            chain.doFilter(request, wrapped);
            if (wrapped.getStatus() != HttpServletResponse.SC_OK || wrapped.getHeader(HttpHeaders.SET_COOKIE) != null) {
                wrapped.copyBodyToResponse();
                return;
            }
            kept = KeptPage.of(wrapped, clock.instant());
            pages.put(key, kept);
        }
        send(kept, request, response);
    }

    private void send(KeptPage page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (page.type().startsWith("text/html")) {
            insights.ifAvailable(it -> it.pageRead(kind(request), Renderings.of(request)));
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=0, must-revalidate");
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (!new ServletWebRequest(request, response)
                .checkNotModified(page.tag(), page.since().toEpochMilli())) {
            page.send(request, response);
        }
    }

    /** The kind of page, without saying which: {@code agreements} is the list, {@code agreements/one} one of them. */
    private static String kind(HttpServletRequest request) {
        var segments = request.getRequestURI().split("/");
        return segments.length < 3 ? "home" : segments.length == 3 ? segments[2] : segments[2] + "/one";
    }

    private record Key(String path, String query, String state) {}
}
