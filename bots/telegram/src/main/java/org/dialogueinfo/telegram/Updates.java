package org.dialogueinfo.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dialogueinfo.conversation.Conversation;
import org.dialogueinfo.conversation.Conversation.Admission;
import org.dialogueinfo.delivery.spi.Feedback;

/** Takes updates in: stores each that concerns the bot, then has it handled in its chat's lane. */
class Updates {

    /** So long must an update in another node's hands be untouched before it counts as left behind. */
    private static final Duration ABANDONED = Duration.ofMinutes(2);

    private static final int MOST_WAITING = 1000;

    private final Incoming incoming;
    private final Handler handler;
    private final Conversation conversation;
    private final Feedback feedback;
    private final Lanes lanes;
    private final Set<Long> inHand = ConcurrentHashMap.newKeySet();

    Updates(Incoming incoming, Handler handler, Conversation conversation, Feedback feedback, Lanes lanes) {
        this.incoming = incoming;
        this.handler = handler;
        this.conversation = conversation;
        this.feedback = feedback;
        this.lanes = lanes;
    }

    /** Stores the update before it returns; an unknown kind, and what is too much of one person, is passed over. */
    void take(JsonNode update) {
        var kind = Senders.kind(update);
        if (kind == null || !update.path("update_id").isIntegralNumber() || !handler.concerns(update)) {
            return;
        }
        var chat = Senders.chat(update);
        switch (kind.equals("my_chat_member") || Senders.moved(update.path(kind)) || chat.isEmpty()
                ? Admission.TAKE
                : admission(update, kind)) {
            case TAKE -> {
                var id = update.path("update_id").asLong();
                if (incoming.keep(id, chat, update.toString())) {
                    handle(new Incoming.Open(id, chat));
                }
            }
            case TELL ->
                handler.tooFast(update)
                        .forEach(step -> lanes.add(chat, () -> {
                            step.take();
                            return null;
                        }));
            case DROP -> {}
        }
    }

    private Admission admission(JsonNode update, String kind) {
        var about = update.path(kind);
        var from = about.path("from");
        var chat = switch (kind) {
            case "callback_query" -> about.path("message").path("chat");
            case "inline_query" -> from;
            default -> about.path("chat");
        };
        return conversation.admit(Senders.person(chat, from));
    }

    /** Goes on with what was stored but not finished. @param all also what another node had in hand a moment ago */
    void resume(boolean all) {
        incoming.open(all ? Duration.ZERO : ABANDONED).forEach(this::handle);
    }

    private void handle(Incoming.Open update) {
        if (inHand.add(update.id())) {
            lanes.add(
                    update.chat(), new Handling(update, incoming, handler, feedback, () -> inHand.remove(update.id())));
        }
    }

    /** Whether so much waits that no more should be fetched for now. */
    boolean full() {
        return lanes.size() > MOST_WAITING;
    }
}
