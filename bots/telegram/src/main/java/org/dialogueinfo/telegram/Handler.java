package org.dialogueinfo.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.dialogueinfo.conversation.Conversation;
import org.dialogueinfo.conversation.Conversation.Notice;
import org.dialogueinfo.conversation.spi.Person;
import org.dialogueinfo.delivery.spi.Feedback;
import org.dialogueinfo.kernel.Rendering;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChatMember;
import org.telegram.telegrambots.meta.api.methods.send.SendChatAction;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;

/** What an update means and which calls answer it: text, buttons, inline queries, people who come and go. */
class Handler {

    private static final Set<String> ADMINISTRATORS = Set.of("creator", "administrator");
    private static final Set<String> GONE = Set.of("kicked", "left");
    private static final List<String> NO_TEXT = List.of(
            "photo",
            "voice",
            "video",
            "video_note",
            "audio",
            "document",
            "animation",
            "sticker",
            "location",
            "contact",
            "poll",
            "dice");

    private final Conversation conversation;
    private final Replies replies;
    private final Gateway gateway;
    private final Bot bot;
    private final Feedback feedback;
    private final Moves moves;

    Handler(Conversation conversation, Replies replies, Gateway gateway, Bot bot, Feedback feedback, Moves moves) {
        this.moves = moves;
        this.conversation = conversation;
        this.replies = replies;
        this.gateway = gateway;
        this.bot = bot;
        this.feedback = feedback;
    }

    /** Whether there is anything to do; what people in a group say to each other is not even stored. */
    boolean concerns(JsonNode update) {
        var message = update.path("message");
        return !message.isObject()
                || !Senders.group(message.path("chat"))
                || Senders.moved(message)
                || message.path("text").isTextual() && bot.isMeant(message);
    }

    /** Does what the update asks for; the calls that tell of it are still to be made. */
    List<Step> handle(JsonNode update) {
        var kind = String.valueOf(Senders.kind(update));
        return switch (kind) {
            case "message" -> message(update.path("message"));
            case "callback_query" -> pressed(update.path("callback_query"));
            case "inline_query" -> inline(update.path("inline_query"));
            case "my_chat_member" -> member(update.path("my_chat_member"));
            default -> List.of();
        };
    }

    /** The polite word for the first message too many. */
    List<Step> tooFast(JsonNode update) {
        var message = update.path("message");
        if (!message.isObject()) {
            return List.of();
        }
        var person = Senders.person(message.path("chat"), message.path("from"));
        return replies.to(person, conversation.notice(person, Notice.TOO_FAST), 0, 0);
    }

    private List<Step> message(JsonNode message) {
        if (Senders.moved(message)) {
            return moved(message);
        }
        var person = Senders.person(message.path("chat"), message.path("from"));
        var said = message.path("text").asText(message.path("caption").asText());
        var answers = person.inCompany() ? message.path("message_id").asInt() : 0;
        if (said.isBlank()) {
            return NO_TEXT.stream().anyMatch(message::has)
                    ? replies.to(person, conversation.notice(person, Notice.TEXT_ONLY), 0, answers)
                    : List.of();
        }
        var words = person.inCompany() ? bot.unmentioned(said) : said;
        if (person.inCompany() && conversation.governs(words) && !administers(message, person)) {
            return replies.to(person, conversation.notice(person, Notice.ADMINISTRATORS_ONLY), 0, answers);
        }
        if (!words.startsWith("/")) {
            gateway.hint(SendChatAction.builder()
                    .chatId(person.address())
                    .action("typing")
                    .build());
        }
        return replies.to(person, conversation.say(person, words), 0, answers);
    }

    /** A group became a supergroup: both chats say so, and what was chosen in the old one holds in the new one. */
    private List<Step> moved(JsonNode message) {
        var here = message.path("chat").path("id").asText();
        var to = message.path("migrate_to_chat_id").asText(here);
        moves.carryOver(message.path("migrate_from_chat_id").asText(here), to);
        return replies.menu(new Person("telegram", to, Rendering.EN));
    }

    private List<Step> pressed(JsonNode pressed) {
        var shown = pressed.path("message");
        var data = pressed.path("data").asText();
        var id = pressed.path("id").asText();
        if (!shown.isObject() || data.isEmpty()) {
            gateway.hint(AnswerCallbackQuery.builder().callbackQueryId(id).build());
            return List.of();
        }
        var person = Senders.person(shown.path("chat"), pressed.path("from"));
        if (person.inCompany() && conversation.governs(data) && !administers(pressed, person)) {
            var notice = conversation.notice(person, Notice.ADMINISTRATORS_ONLY);
            var card = notice.cards().get(0).in(notice.rendering());
            gateway.hint(AnswerCallbackQuery.builder()
                    .callbackQueryId(id)
                    .text(card.lead())
                    .showAlert(true)
                    .build());
            return List.of();
        }
        gateway.hint(AnswerCallbackQuery.builder().callbackQueryId(id).build());
        return replies.to(
                person,
                conversation.press(person, data),
                shown.path("message_id").asInt(),
                0);
    }

    private boolean administers(JsonNode act, Person person) {
        if (act.path("sender_chat").path("id").asText().equals(person.address())) {
            return true; // an administrator who stays anonymous speaks as the group
        }
        try {
            var member = gateway.ask(GetChatMember.builder()
                    .chatId(person.address())
                    .userId(act.path("from").path("id").asLong())
                    .build());
            return ADMINISTRATORS.contains(member.getStatus());
        } catch (TelegramApiException e) {
            throw new IllegalStateException("Telegram does not tell who administers the group", e);
        }
    }

    private List<Step> inline(JsonNode asked) {
        var from = asked.path("from");
        var person = Senders.person(from, from);
        return List.of(replies.choices(
                asked.path("id").asText(),
                conversation.find(person, asked.path("query").asText(), 10)));
    }

    private List<Step> member(JsonNode member) {
        var chat = member.path("chat");
        var status = member.path("new_chat_member").path("status").asText();
        if (GONE.contains(status)) {
            feedback.endpointGone("telegram", chat.path("id").asText(), "the bot was blocked");
            return List.of();
        }
        var before = member.path("old_chat_member").path("status").asText();
        return Senders.group(chat) && GONE.contains(before) ? greeting(member) : List.of();
    }

    private List<Step> greeting(JsonNode member) {
        var person = Senders.person(member.path("chat"), member.path("from"));
        return Stream.of(conversation.say(person, "/start"))
                .flatMap(it -> replies.to(person, it, 0, 0).stream())
                .toList();
    }
}
