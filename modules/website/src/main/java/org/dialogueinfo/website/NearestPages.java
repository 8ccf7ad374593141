package org.dialogueinfo.website;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.dialogueinfo.frame.Renderings;
import org.dialogueinfo.knowledge.Knowledge;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * What a person sees who cannot be shown what they asked for. A page that is not there leads on: to a search, and to what the words of
 * its address come closest to.
 */
@Component
class NearestPages implements ErrorViewResolver {

    private static final int MOST = 5;

    private final Knowledge knowledge;

    NearestPages(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    @Override
    public ModelAndView resolveErrorView(
            HttpServletRequest request, HttpStatus status, Map<String, @Nullable Object> model) {
        if (status != HttpStatus.NOT_FOUND) {
            return new ModelAndView("error/" + page(status), model);
        }
        var view = new ModelAndView("error/404", model);
        var words = words(String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI)));
        view.addObject("words", words);
        view.addObject(
                "nearest",
                words.isBlank()
                        ? List.of()
                        : knowledge.search(words, Renderings.of(request).language(), MOST));
        return view;
    }

    private static String page(HttpStatus status) {
        return switch (status) {
            case FORBIDDEN, CONTENT_TOO_LARGE -> Integer.toString(status.value());
            default -> status.is5xxServerError() ? "5xx" : "4xx";
        };
    }

    /** The words of the last part of an address. */
    private static String words(String address) {
        var last = address.substring(address.lastIndexOf('/') + 1);
        try {
            last = URLDecoder.decode(last, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
        var words = last.replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
        return words.substring(0, Math.min(words.length(), 100));
    }
}
