package org.dialogueinfo.webchat;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.dialogueinfo.conversation.Conversation;
import org.dialogueinfo.conversation.spi.Person;
import org.dialogueinfo.conversation.spi.Reply;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A conversation kept in the browser's session, the newest turns of it. */
@Controller
class ChatPage {

    private static final int MOST_TURNS = 40;
    private static final String TURNS = ChatPage.class.getName();

    private final Conversation conversation;

    ChatPage(Conversation conversation) {
        this.conversation = conversation;
    }

    @GetMapping("/{rendering:en|sq|sr|sr-cyrl}/chat")
    String show(@PathVariable Rendering rendering, HttpSession session, Model model) {
        model.addAttribute("turns", turns(session));
        return "webchat/chat";
    }

    @PostMapping("/{rendering:en|sq|sr|sr-cyrl}/chat")
    String say(
            @PathVariable Rendering rendering,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(defaultValue = "") String label,
            HttpSession session) {
        var person = new Person("web", session.getId(), rendering);
        if (action != null && !action.isBlank()) {
            return add(session, label, conversation.press(person, action));
        }
        return text.isBlank()
                ? "redirect:/%s/chat".formatted(rendering.path())
                : add(session, text.strip(), conversation.say(person, text));
    }

    private static String add(HttpSession session, String said, Reply reply) {
        synchronized (session) {
            var turns = new ArrayList<>(turns(session));
            turns.add(new Turn(
                    said,
                    reply.cards().stream().map(it -> it.in(reply.rendering())).toList()));
            session.setAttribute(
                    TURNS, new ArrayList<>(turns.subList(Math.max(0, turns.size() - MOST_TURNS), turns.size())));
        }
        return "redirect:/%s/chat#end".formatted(reply.rendering().path());
    }

    @SuppressWarnings("unchecked")
    private static List<Turn> turns(HttpSession session) {
        return session.getAttribute(TURNS) instanceof List<?> turns ? (List<Turn>) turns : List.of();
    }

    /** What a person said and what was answered. */
    record Turn(String said, List<Card> cards) implements Serializable {}
}
