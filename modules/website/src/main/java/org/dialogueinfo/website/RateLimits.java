package org.dialogueinfo.website;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.dialogueinfo.frame.Renderings;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets nobody take the API from the others: so many requests a minute from one address, told in {@code RateLimit-*}
 * headers. Addresses are kept in memory for two minutes and nowhere else. The desk's API knows its people and is exempt.
 */
@Component
@Order(-150)
class RateLimits extends OncePerRequestFilter {

    private final int limit;
    private final Site site;
    private final JsonMapper json;
    private final LoadingCache<String, Bucket> buckets;

    RateLimits(WebsiteProperties properties, Site site, JsonMapper json) {
        this.limit = properties.requestsPerMinute();
        this.site = site;
        this.json = json;
        this.buckets = Caffeine.newBuilder()
                .expireAfterAccess(Duration.ofMinutes(2))
                .maximumSize(100_000)
                .build(address -> Bucket.builder()
                        .addLimit(it -> it.capacity(limit).refillGreedy(limit, Duration.ofMinutes(1)))
                        .build());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return !path.startsWith("/api/v1/") || path.startsWith("/api/v1/desk/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var taken = buckets.get(request.getRemoteAddr()).tryConsumeAndReturnRemaining(1);
        response.setHeader("RateLimit-Limit", Integer.toString(limit));
        response.setHeader("RateLimit-Policy", limit + ";w=60");
        response.setHeader("RateLimit-Remaining", Long.toString(taken.getRemainingTokens()));
        response.setHeader("RateLimit-Reset", Long.toString(seconds(taken.getNanosToWaitForReset())));
        if (taken.isConsumed()) {
            chain.doFilter(request, response);
            return;
        }
        refuse(request, response, Math.max(1, seconds(taken.getNanosToWaitForRefill())));
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, long wait) throws IOException {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.TOO_MANY_REQUESTS, site.say("website.too-many", Renderings.of(request), wait));
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }

    private static long seconds(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(nanos + 999_999_999L);
    }
}
