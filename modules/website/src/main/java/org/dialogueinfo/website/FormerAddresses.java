package org.dialogueinfo.website;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Archive.MeetingFilter;
import org.dialogueinfo.content.Item;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.OpEd;
import org.dialogueinfo.content.Source;
import org.dialogueinfo.kernel.PartialDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * The pages of dialogue-info.com as it was, which search engines and other sites still link to: the archive cites them, so each
 * leads for good to the item that it was about, in the language it was written in. One that several items rest on equally, or none, is
 * left to the page of what is not here.
 */
@Component
class FormerAddresses implements HandlerInterceptor {

    private static final String HOST = "dialogue-info.com";

    private final Archive archive;
    private final Cache<Long, Map<String, String>> known =
            Caffeine.newBuilder().maximumSize(2).build();

    FormerAddresses(Archive archive) {
        this.archive = archive;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var to = Objects.requireNonNull(known.get(archive.revision(), it -> read()))
                .get(plain(request.getRequestURI()));
        if (to == null) {
            return true;
        }
        response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
        response.setHeader(HttpHeaders.LOCATION, to);
        return false;
    }

    private Map<String, String> read() {
        var all = new HashMap<String, String>();
        for (var source : archive.all(Source.class)) {
            var path = path(source.url());
            if (path != null) {
                page(path, source.date()).ifPresent(it -> all.putIfAbsent(path, language(path) + it));
            }
        }
        for (var opEd : archive.all(OpEd.class)) {
            for (var url : opEd.urls().values().values()) {
                var path = path(url);
                if (path != null) {
                    all.put(path, language(path) + "/op-eds#" + opEd.id());
                }
            }
        }
        return Map.copyOf(all);
    }

    /** A page with a date told of a meeting, one without explained an agreement. */
    private Optional<String> page(String path, @Nullable PartialDate date) {
        var meeting = meeting(path, date).map(it -> "/meetings/" + it.id());
        var agreement = agreement(path).map(it -> "/agreements/" + it.id());
        return date == null ? agreement.or(() -> meeting) : meeting.or(() -> agreement);
    }

    private Optional<Meeting> meeting(String path, @Nullable PartialDate date) {
        var all = archive.meetings(MeetingFilter.all()).stream()
                .filter(it -> cites(it, path))
                .toList();
        return only(all)
                .or(() -> only(all.stream().filter(it -> it.date().equals(date)).toList()));
    }

    private Optional<Agreement> agreement(String path) {
        var all = archive.all(Agreement.class).stream()
                .filter(it -> cites(it, path))
                .toList();
        var word = path.substring(path.lastIndexOf('/') + 1) + "-";
        return only(all)
                .or(() -> only(all.stream()
                        .filter(it -> word.startsWith(it.key() + "-"))
                        .toList()));
    }

    private boolean cites(Item item, String path) {
        return archive.sources(item.cited().toList()).stream().anyMatch(it -> path.equals(path(it.url())));
    }

    private static <T> Optional<T> only(List<T> all) {
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }

    /** The path of a page of theirs; null for the front page, a page by number, and other sites. */
    private static @Nullable String path(@Nullable URI url) {
        if (url == null || !HOST.equals(url.getHost()) || url.getRawPath() == null) {
            return null;
        }
        var path = plain(url.getRawPath());
        return path.isEmpty() || url.getRawQuery() != null ? null : path;
    }

    private static String plain(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static String language(String path) {
        return List.of("sq", "sr").stream()
                .filter(it -> path.startsWith("/" + it + "/"))
                .findFirst()
                .map("/"::concat)
                .orElse("/en");
    }
}
