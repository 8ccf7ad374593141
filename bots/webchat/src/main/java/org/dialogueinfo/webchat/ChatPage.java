package org.dialogueinfo.webchat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.webchat.Talk.Said;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * A conversation kept in the browser's session and nowhere else. With JavaScript each answer is added to the page;
 * without it the page is shown anew. Either way a reload shows the same.
 */
@Controller
class ChatPage {

    private static final String TURNS = ChatPage.class.getName();

    private final Talk talk;
    private final WebReplyLine answers;

    ChatPage(Talk talk, WebReplyLine answers) {
        this.talk = talk;
        this.answers = answers;
    }

    @GetMapping("/{rendering:en|sq|sr|sr-cyrl}/chat")
    String show(
            @PathVariable Rendering rendering, HttpServletRequest request, HttpServletResponse response, Model model) {
        answered(request, response, model);
        return shown("webchat/chat", turns(request.getSession()), rendering, model);
    }

    /** Asked from an open page while an answer of the editors is waited for: 204 for not yet, 286 for the last one. */
    @PostMapping("/{rendering:en|sq|sr|sr-cyrl}/chat/answers")
    @Nullable
    String answers(
            @PathVariable Rendering rendering, HttpServletRequest request, HttpServletResponse response, Model model) {
        var turns = answered(request, response, model);
        if (!Boolean.TRUE.equals(model.getAttribute("waits"))) {
            response.setStatus(EmbeddedChat.STOP_ASKING);
        } else if (turns.isEmpty()) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return null;
        }
        model.addAttribute("waits", false);
        return shown("webchat/parts :: turns", turns, rendering, model);
    }

    /** What the editors answered meanwhile, which belongs to the conversation from now on. */
    private List<Turn> answered(HttpServletRequest request, HttpServletResponse response, Model model) {
        var token = Asker.token(request);
        var turns = Talk.answered(answers.take(token));
        turns.forEach(it -> keep(request.getSession(), it));
        var waits = answers.waits(token);
        Asker.remember(request, response, token, waits);
        model.addAttribute("waits", waits);
        return turns;
    }

    private static void keep(HttpSession session, Turn turn) {
        synchronized (session) {
            session.setAttribute(TURNS, Talk.with(turns(session), turn));
        }
    }

    private static String shown(String view, List<Turn> turns, Rendering rendering, Model model) {
        model.addAttribute("turns", turns);
        model.addAttribute("address", "/%s/chat".formatted(rendering.path()));
        model.addAttribute("conversation", "");
        return view;
    }

    @PostMapping("/{rendering:en|sq|sr|sr-cyrl}/chat")
    String say(
            @PathVariable Rendering rendering,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String label,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inPage,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var session = request.getSession();
        var said = new Said(text, action, label);
        if (said.isEmpty()) {
            return "redirect:/%s/chat".formatted(rendering.path());
        }
        var from = turns(session).isEmpty() ? request.getRemoteAddr() : "";
        var token = Asker.token(request);
        var exchange = talk.exchange(token, from, rendering, said);
        var waits = answers.waits(token);
        Asker.remember(request, response, token, waits);
        model.addAttribute("waits", waits);
        if (exchange.taken()) {
            keep(session, exchange.turn());
        } else if (!inPage) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            return shown("webchat/chat", Talk.with(turns(session), exchange.turn()), rendering, model);
        }
        var page = "/%s/chat#end".formatted(exchange.rendering().path());
        if (!inPage) {
            return "redirect:" + page;
        }
        if (exchange.rendering() != rendering) {
            response.setHeader("HX-Redirect", page);
        }
        return shown("webchat/parts :: turns", List.of(exchange.turn()), rendering, model);
    }

    @PostMapping("/{rendering:en|sq|sr|sr-cyrl}/chat/clear")
    String clear(@PathVariable Rendering rendering, HttpSession session) {
        session.removeAttribute(TURNS);
        return "redirect:/%s/chat".formatted(rendering.path());
    }

    /** A file that came with an answer of this session. */
    @GetMapping("/{rendering:en|sq|sr|sr-cyrl}/chat/files/{name}")
    ResponseEntity<byte[]> file(@PathVariable String name, HttpSession session) {
        return turns(session).stream()
                .flatMap(turn -> turn.files().stream())
                .filter(it -> it.name().equals(name))
                .findFirst()
                .map(it -> ResponseEntity.ok()
                        .contentType(new MediaType(MediaType.parseMediaType(it.type()), StandardCharsets.UTF_8))
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename(it.name())
                                        .build()
                                        .toString())
                        .body(it.content().getBytes(StandardCharsets.UTF_8)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @SuppressWarnings("unchecked")
    private static List<Turn> turns(HttpSession session) {
        return session.getAttribute(TURNS) instanceof List<?> turns ? (List<Turn>) turns : List.of();
    }
}
