package org.dialogueinfo.webchat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.webchat.Talk.Said;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The chat inside another site's page. It sets no cookie: a random token in the page itself names the conversation,
 * which is kept in memory and forgotten after half an hour of silence.
 */
@Controller
class EmbeddedChat {

    private static final String TOKEN = "[A-Za-z0-9_-]{24}";

    private final Cache<String, List<Turn>> conversations = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterAccess(Duration.ofMinutes(30))
            .build();
    private final SecureRandom random = new SecureRandom();
    private final Talk talk;

    EmbeddedChat(Talk talk) {
        this.talk = talk;
    }

    @GetMapping("/{rendering:en|sq|sr|sr-cyrl}/chat/embedded")
    String show(@PathVariable Rendering rendering, Model model) {
        return shown("webchat/embedded", newToken(), List.of(), rendering, model);
    }

    @PostMapping("/{rendering:en|sq|sr|sr-cyrl}/chat/embedded")
    String say(
            @PathVariable Rendering rendering,
            @RequestParam(defaultValue = "") String conversation,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String label,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inPage,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var token = conversation.matches(TOKEN) ? conversation : newToken();
        var before = conversations.get(token, it -> List.of());
        var said = new Said(text, action, label);
        if (said.isEmpty()) {
            return shown("webchat/embedded", token, before, rendering, model);
        }
        var exchange = talk.exchange(token, before.isEmpty() ? request.getRemoteAddr() : "", rendering, said);
        var after = Talk.with(before, exchange.turn());
        if (exchange.taken()) {
            conversations.put(token, after);
        } else if (!inPage) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        }
        return inPage
                ? shown("webchat/parts :: turns", token, List.of(exchange.turn()), rendering, model)
                : shown("webchat/embedded", token, after, rendering, model);
    }

    private static String shown(String view, String token, List<Turn> turns, Rendering rendering, Model model) {
        model.addAttribute("conversation", token);
        model.addAttribute("turns", turns);
        model.addAttribute("address", "/%s/chat/embedded".formatted(rendering.path()));
        return view;
    }

    private String newToken() {
        var bytes = new byte[18];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
