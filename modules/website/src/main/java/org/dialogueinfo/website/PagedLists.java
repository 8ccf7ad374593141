package org.dialogueinfo.website;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Cuts the archive's lists into pages for who asks with {@code ?page=} (from 0) or {@code ?size=} (1 to 500, 50 if only
 * the page is given); without either the list is whole. The neighbours are in the {@code Link} header (RFC 8288), the
 * length of the whole in {@code X-Total-Count}.
 */
@RestControllerAdvice(assignableTypes = {AgreementApi.class, MeetingApi.class, ItemsApi.class})
class PagedLists implements ResponseBodyAdvice<Object> {

    static final String TOTAL = "X-Total-Count";

    private static final int USUAL = 50;
    static final int MOST = 500;

    @Override
    public boolean supports(MethodParameter method, Class<? extends HttpMessageConverter<?>> converter) {
        return List.class.isAssignableFrom(method.getParameterType());
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter method,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (!(body instanceof List<?> list) || !(request instanceof ServletServerHttpRequest it)) {
            return body;
        }
        response.getHeaders().set(TOTAL, Integer.toString(list.size()));
        var askedPage = it.getServletRequest().getParameter("page");
        var askedSize = it.getServletRequest().getParameter("size");
        if (askedPage == null && askedSize == null) {
            return body;
        }
        int size = askedSize == null ? USUAL : number("size", askedSize, 1, MOST);
        int page = askedPage == null ? 0 : number("page", askedPage, 0, 1_000_000);
        int last = Math.max(0, (list.size() - 1) / size);
        response.getHeaders().set(HttpHeaders.LINK, links(request, page, size, last));
        int from = (int) Math.min((long) page * size, list.size());
        return new ArrayList<>(list.subList(from, Math.min(from + size, list.size())));
    }

    private static String links(ServerHttpRequest request, int page, int size, int last) {
        var links = new ArrayList<String>();
        links.add(link(request, 0, size, "first"));
        if (page > 0) {
            links.add(link(request, Math.min(page - 1, last), size, "prev"));
        }
        if (page < last) {
            links.add(link(request, page + 1, size, "next"));
        }
        links.add(link(request, last, size, "last"));
        return String.join(", ", links);
    }

    private static String link(ServerHttpRequest request, int page, int size, String relation) {
        var uri = UriComponentsBuilder.fromUri(request.getURI())
                .replaceQueryParam("page", page)
                .replaceQueryParam("size", size)
                .build(true)
                .toUri();
        return "<%s>; rel=\"%s\"".formatted(uri, relation);
    }

    private static int number(String name, String value, int least, int most) {
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // falls through to the refusal, which names the rule
        }
        throw new IllegalArgumentException(
                "%s is a number from %d to %d, not '%s'".formatted(name, least, most, value));
    }
}
