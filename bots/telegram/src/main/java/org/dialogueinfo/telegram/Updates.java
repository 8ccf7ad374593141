package org.dialogueinfo.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.dialogueinfo.conversation.Conversation;
import org.dialogueinfo.conversation.spi.Person;
import org.dialogueinfo.conversation.spi.Reply;
import org.dialogueinfo.delivery.spi.Feedback;
import org.dialogueinfo.kernel.Rendering;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles stored updates: text, pressed buttons, and people who block the bot; other kinds are passed over. */
class Updates {

    private static final Logger LOG = LoggerFactory.getLogger(Updates.class);

    private final Incoming incoming;
    private final Conversation conversation;
    private final Gateway gateway;
    private final Feedback feedback;
    private final ObjectMapper json = new ObjectMapper();

    Updates(Incoming incoming, Conversation conversation, Gateway gateway, Feedback feedback) {
        this.incoming = incoming;
        this.conversation = conversation;
        this.gateway = gateway;
        this.feedback = feedback;
    }

    synchronized void handleStored() {
        for (var update : incoming.open()) {
            try {
                handle(json.readTree(update.body()));
                incoming.done(update.id());
            } catch (JsonProcessingException | RuntimeException e) {
                if (incoming.failed(update)) {
                    LOG.warn(
                            "Update {} is parked after {}",
                            update.id(),
                            e.getClass().getName());
                }
            }
        }
    }

    private void handle(JsonNode update) {
        var message = update.path("message");
        var pressed = update.path("callback_query");
        var member = update.path("my_chat_member");
        if (message.path("text").isTextual()) {
            var person = person(message.path("chat"), message.path("from"));
            send(person, conversation.say(person, message.path("text").asText()), 0);
        } else if (pressed.path("data").isTextual()) {
            gateway.answer(pressed.path("id").asText());
            var shown = pressed.path("message");
            var person = person(shown.path("chat"), pressed.path("from"));
            send(
                    person,
                    conversation.press(person, pressed.path("data").asText()),
                    shown.path("message_id").asInt());
        } else if (member.path("new_chat_member").path("status").asText().equals("kicked")) {
            feedback.endpointGone("telegram", member.path("chat").path("id").asText(), "the bot was blocked");
        }
    }

    private static Person person(JsonNode chat, JsonNode from) {
        if (!chat.path("id").isIntegralNumber()) {
            throw new IllegalArgumentException("An update without a chat");
        }
        var language = from.path("language_code").asText("en").split("-")[0];
        return new Person(
                "telegram", chat.path("id").asText(), Rendering.find(language).orElse(Rendering.EN));
    }

    private void send(Person person, Reply reply, int pressedMessage) {
        var first = true;
        for (var card : reply.cards()) {
            var shown = card.in(reply.rendering());
            if (first && reply.replace() && pressedMessage > 0) {
                gateway.replace(person.address(), pressedMessage, shown);
            } else {
                gateway.send(person.address(), shown);
            }
            first = false;
        }
        if (reply.languageChosen()) {
            gateway.menu(conversation.commands(reply.rendering().language()), person.address(), null);
        }
    }
}
