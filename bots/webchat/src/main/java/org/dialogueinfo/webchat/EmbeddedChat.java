package org.dialogueinfo.webchat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.webchat.Talk.Said;
import org.jspecify.annotations.Nullable;
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

    /** A status that htmx knows: there is nothing more to ask for. */
    static final int STOP_ASKING = 286;

    private final Cache<String, List<Turn>> conversations = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterAccess(Duration.ofMinutes(30))
            .build();
    private final Talk talk;
    private final WebReplyLine answers;

    EmbeddedChat(Talk talk, WebReplyLine answers) {
        this.talk = talk;
        this.answers = answers;
    }

    @GetMapping("/{rendering:en|sq|sr|sr-cyrl}/chat/embedded")
    String show(@PathVariable Rendering rendering, Model model) {
        return shown("webchat/embedded", Asker.newToken(), List.of(), rendering, model);
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
        var token = Asker.isToken(conversation) ? conversation : Asker.newToken();
        var before = conversations.get(token, it -> List.of());
        model.addAttribute("waits", answers.waits(token));
        var said = new Said(text, action, label);
        if (said.isEmpty()) {
            return shown("webchat/embedded", token, before, rendering, model);
        }
        var exchange = talk.exchange(token, before.isEmpty() ? request.getRemoteAddr() : "", rendering, said);
        var after = Talk.with(before, exchange.turn());
        model.addAttribute("waits", answers.waits(token));
        if (exchange.taken()) {
            conversations.put(token, after);
        } else if (!inPage) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        }
        return inPage
                ? shown("webchat/parts :: turns", token, List.of(exchange.turn()), rendering, model)
                : shown("webchat/embedded", token, after, rendering, model);
    }

    /** The same as {@link ChatPage#answers}, for as long as the page is open. */
    @PostMapping("/{rendering:en|sq|sr|sr-cyrl}/chat/embedded/answers")
    @Nullable
    String answers(
            @PathVariable Rendering rendering,
            @RequestParam(defaultValue = "") String conversation,
            HttpServletResponse response,
            Model model) {
        var turns = Asker.isToken(conversation) ? Talk.answered(answers.take(conversation)) : List.<Turn>of();
        turns.forEach(it ->
                conversations.put(conversation, Talk.with(conversations.get(conversation, key -> List.of()), it)));
        if (!answers.waits(conversation)) {
            response.setStatus(STOP_ASKING);
        } else if (turns.isEmpty()) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return null;
        }
        return shown("webchat/parts :: turns", conversation, turns, rendering, model);
    }

    private static String shown(String view, String token, List<Turn> turns, Rendering rendering, Model model) {
        model.addAttribute("conversation", token);
        model.addAttribute("turns", turns);
        model.addAttribute("address", "/%s/chat/embedded".formatted(rendering.path()));
        return view;
    }
}
