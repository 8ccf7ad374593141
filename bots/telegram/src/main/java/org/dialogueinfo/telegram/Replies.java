package org.dialogueinfo.telegram;

import java.util.ArrayList;
import java.util.List;
import org.dialogueinfo.conversation.Conversation;
import org.dialogueinfo.conversation.Conversation.Found;
import org.dialogueinfo.conversation.spi.Person;
import org.dialogueinfo.conversation.spi.Reply;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.telegram.HtmlText.Part;
import org.dialogueinfo.telegram.Told.Kind;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.AnswerInlineQuery;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import org.telegram.telegrambots.meta.api.objects.inlinequery.inputmessagecontent.InputTextMessageContent;
import org.telegram.telegrambots.meta.api.objects.inlinequery.result.InlineQueryResultArticle;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;

/** Turns replies into calls: long cards into several messages, pages in place of the message that was pressed. */
class Replies {

    private final Gateway gateway;
    private final Conversation conversation;
    private final Bot bot;
    private final Pictures pictures;

    Replies(Gateway gateway, Conversation conversation, Bot bot, Pictures pictures) {
        this.pictures = pictures;
        this.gateway = gateway;
        this.conversation = conversation;
        this.bot = bot;
    }

    /**
     * @param pressed the message whose button was pressed, or 0
     * @param answers the message that is answered in a group, or 0
     */
    List<Step> to(Person person, Reply reply, int pressed, int answers) {
        var steps = new ArrayList<Step>();
        var chat = person.address();
        var inPlaceOf = reply.replace() ? pressed : 0;
        for (var card : reply.cards()) {
            var shown = card.in(reply.rendering());
            var scale = shown.scale();
            if (scale != null && inPlaceOf == 0) {
                pictured(steps, chat, shown, scale, answers);
                continue;
            }
            var parts = HtmlText.of(shown);
            for (int i = 0; i < parts.size(); i++) {
                var part = parts.get(i);
                var buttons = i == parts.size() - 1 ? Keyboards.of(shown) : null;
                var replaced = inPlaceOf;
                var answered = steps.isEmpty() ? answers : 0;
                steps.add(
                        replaced > 0
                                ? () -> replace(chat, replaced, part, buttons)
                                : () -> send(chat, part, buttons, answered));
                inPlaceOf = 0;
            }
        }
        reply.files().forEach(it -> steps.add(() -> gateway.document(chat, it)));
        if (reply.languageChosen()) {
            steps.add(() -> gateway.menu(conversation.commands(reply.rendering()), chat, null));
        }
        return steps;
    }

    /** A photo with the card as its caption; a longer card is a message of its own, below a photo that says it briefly. */
    private void pictured(List<Step> steps, String chat, Card card, Card.Scale scale, int answers) {
        var parts = HtmlText.of(card);
        var buttons = Keyboards.of(card);
        var answered = steps.isEmpty() ? answers : 0;
        if (parts.size() == 1 && parts.get(0).plain().length() <= HtmlText.LONGEST_CAPTION) {
            var part = parts.get(0);
            steps.add(() -> {
                var told = pictures.send(chat, scale, part, buttons, answered);
                return told.kind() == Kind.REFUSED ? send(chat, part, buttons, answered) : told;
            });
            return;
        }
        var brief = HtmlText.caption(scale.words());
        steps.add(() -> pictures.send(chat, scale, brief, null, answered));
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            var below = i == parts.size() - 1 ? buttons : null;
            steps.add(() -> send(chat, part, below, 0));
        }
    }

    /** The menu of a chat in the language that was chosen there, if one was. */
    List<Step> menu(Person person) {
        return conversation.chosen(person).stream()
                .map(it -> (Step) () -> gateway.menu(conversation.commands(it), person.address(), null))
                .toList();
    }

    private Told send(String chat, Part part, @Nullable InlineKeyboardMarkup buttons, int answers) {
        var told = gateway.send(chat, part, true, buttons, answers);
        return told.kind() == Kind.UNREADABLE ? gateway.send(chat, part, false, buttons, answers) : told;
    }

    /** A message that cannot be edited any more is followed by a new one. */
    private Told replace(String chat, int message, Part part, @Nullable InlineKeyboardMarkup buttons) {
        var told = gateway.edit(chat, message, part, true, buttons);
        if (told.kind() == Kind.UNREADABLE) {
            told = gateway.edit(chat, message, part, false, buttons);
        }
        return told.kind() == Kind.REFUSED || told.kind() == Kind.MOVED ? send(chat, part, buttons, 0) : told;
    }

    /** Cards to choose from in any chat; each leads to the bot, where it can be read whole. */
    Step choices(String query, List<Found> found) {
        return () -> gateway.call(AnswerInlineQuery.builder()
                .inlineQueryId(query)
                .results(found.stream().map(this::article).toList())
                .isPersonal(true)
                .cacheTime(60)
                .build());
    }

    private InlineQueryResultArticle article(Found found) {
        var card = found.card();
        var brief = new Card(
                card.language(),
                card.title(),
                card.lead(),
                List.of(),
                card.facts(),
                card.links().stream().limit(1).toList(),
                List.of());
        return InlineQueryResultArticle.builder()
                .id(found.id())
                .title(card.title())
                .description(
                        HtmlText.pieces(card.lead(), 120).stream().findFirst().orElse(""))
                .inputMessageContent(InputTextMessageContent.builder()
                        .messageText(HtmlText.of(brief).get(0).html())
                        .parseMode("HTML")
                        .linkPreviewOptions(
                                LinkPreviewOptions.builder().isDisabled(true).build())
                        .build())
                .replyMarkup(bot.name().isEmpty() ? null : Keyboards.opening("@" + bot.name(), bot.link(found.id())))
                .build();
    }
}
