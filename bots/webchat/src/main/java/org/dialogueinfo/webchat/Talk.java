package org.dialogueinfo.webchat;

import java.util.ArrayList;
import java.util.List;
import org.dialogueinfo.conversation.Conversation;
import org.dialogueinfo.conversation.Conversation.Admission;
import org.dialogueinfo.conversation.Conversation.Notice;
import org.dialogueinfo.conversation.spi.Person;
import org.dialogueinfo.conversation.spi.Reply;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.stereotype.Component;

/** One exchange with the conversation, within what a person and an address may ask. */
@Component
class Talk {

    /** So much of a chat is kept. */
    private static final int MOST_TURNS = 40;

    private static final int LONGEST_LABEL = 200;
    private final Conversation conversation;

    Talk(Conversation conversation) {
        this.conversation = conversation;
    }

    /**
     * Answers a pressed button, else the text.
     *
     * @param conversationId random; nothing but this chat belongs to it
     * @param newFrom the network address if the chat begins just now, else an empty text
     */
    Exchange exchange(String conversationId, String newFrom, Rendering rendering, Said said) {
        var person = new Person("web", conversationId, rendering);
        var admitted = newFrom.isEmpty()
                ? conversation.admit(person)
                : conversation.admit(new Person("web", "from " + newFrom, rendering));
        if (admitted != Admission.TAKE) {
            var notice = conversation.notice(person, Notice.TOO_FAST);
            return new Exchange(turn(said.shown(), notice), rendering, false);
        }
        var reply = said.action().isBlank()
                ? conversation.say(person, said.text())
                : conversation.press(person, said.action());
        return new Exchange(turn(said.shown(), reply), reply.rendering(), true);
    }

    private static Turn turn(String said, Reply reply) {
        return new Turn(
                said, reply.cards().stream().map(it -> it.in(reply.rendering())).toList(), reply.files());
    }

    /** What the editors answered, which nobody said anything before. */
    static List<Turn> answered(List<Card> answers) {
        return answers.stream().map(it -> new Turn("", List.of(it), List.of())).toList();
    }

    /** The turns with one more; the oldest go. */
    static ArrayList<Turn> with(List<Turn> turns, Turn turn) {
        var all = new ArrayList<>(turns);
        all.add(turn);
        return new ArrayList<>(all.subList(Math.max(0, all.size() - MOST_TURNS), all.size()));
    }

    /**
     * What came from the page.
     *
     * @param label what stood on the pressed button
     */
    record Said(String text, String action, String label) {

        Said {
            text = text.replace("\r\n", "\n"); // as a form sends the end of a line
        }

        boolean isEmpty() {
            return text.isBlank() && action.isBlank();
        }

        String shown() {
            var shown = (action.isBlank() ? text : label).strip();
            return action.isBlank() || shown.length() <= LONGEST_LABEL ? shown : shown.substring(0, LONGEST_LABEL);
        }
    }

    /**
     * @param rendering the language that holds now
     * @param taken whether it was answered, and not only told to slow down
     */
    record Exchange(Turn turn, Rendering rendering, boolean taken) {}
}
