package org.dialogueinfo.telegram;

import java.io.Serializable;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.dialogueinfo.conversation.Conversation.Command;
import org.dialogueinfo.delivery.spi.Channel.Outcome;
import org.dialogueinfo.kernel.Card;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScope;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeChat;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeDefault;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/** Our calls of the Bot API through the library's client; each error is an outcome by its name. */
class Gateway {

    private static final LinkPreviewOptions NO_PREVIEW =
            LinkPreviewOptions.builder().isDisabled(true).build();

    private final OkHttpTelegramClient client;

    Gateway(okhttp3.OkHttpClient http, TelegramProperties properties) {
        var url = properties.apiUrl();
        var port = url.getPort() > 0 ? url.getPort() : url.getScheme().equals("https") ? 443 : 80;
        this.client = new OkHttpTelegramClient(
                http,
                properties.token(),
                TelegramUrl.builder()
                        .schema(url.getScheme())
                        .host(url.getHost())
                        .port(port)
                        .build());
    }

    /** Sends the card, in several messages if it is long; the buttons are under the last. */
    Outcome send(String chat, Card card) {
        var texts = HtmlText.of(card);
        for (int i = 0; i < texts.size(); i++) {
            var outcome = call(SendMessage.builder()
                    .chatId(chat)
                    .text(texts.get(i))
                    .parseMode("HTML")
                    .linkPreviewOptions(NO_PREVIEW)
                    .replyMarkup(i == texts.size() - 1 ? keyboard(card) : null)
                    .build());
            if (!(outcome instanceof Outcome.Sent)) {
                return i == 0 ? outcome : new Outcome.Uncertain("only a part of the message was sent");
            }
        }
        return new Outcome.Sent();
    }

    /** Puts the card in the place of an earlier message; a card that needs several messages is sent anew. */
    Outcome replace(String chat, int message, Card card) {
        var texts = HtmlText.of(card);
        if (texts.size() > 1) {
            return send(chat, card);
        }
        var outcome = call(EditMessageText.builder()
                .chatId(chat)
                .messageId(message)
                .text(texts.get(0))
                .parseMode("HTML")
                .linkPreviewOptions(NO_PREVIEW)
                .replyMarkup(keyboard(card))
                .build());
        return outcome instanceof Outcome.Rejected ? send(chat, card) : outcome;
    }

    void answer(String callback) {
        call(AnswerCallbackQuery.builder().callbackQueryId(callback).build());
    }

    /** Sets the menu of a chat, or with no chat the menu of everybody whose app has the language. */
    Outcome menu(List<Command> commands, @Nullable String chat, @Nullable String language) {
        BotCommandScope scope = chat == null
                ? new BotCommandScopeDefault()
                : BotCommandScopeChat.builder().chatId(chat).build();
        return call(SetMyCommands.builder()
                .commands(commands.stream()
                        .map(it -> new BotCommand(it.name(), it.description()))
                        .toList())
                .scope(scope)
                .languageCode(language)
                .build());
    }

    private static @Nullable InlineKeyboardMarkup keyboard(Card card) {
        if (card.buttons().isEmpty()) {
            return null;
        }
        return new InlineKeyboardMarkup(card.buttons().stream()
                .map(row ->
                        new InlineKeyboardRow(row.stream().map(Gateway::button).toList()))
                .toList());
    }

    private static InlineKeyboardButton button(Card.Button button) {
        var to = button.to();
        return to == null
                ? InlineKeyboardButton.builder()
                        .text(button.label())
                        .callbackData(button.action())
                        .build()
                : InlineKeyboardButton.builder()
                        .text(button.label())
                        .url(to.toString())
                        .build();
    }

    private <T extends Serializable> Outcome call(BotApiMethod<T> method) {
        try {
            client.execute(method);
            return new Outcome.Sent();
        } catch (TelegramApiRequestException e) {
            return named(e);
        } catch (TelegramApiException e) {
            for (Throwable at = e; at != null; at = at.getCause()) {
                if (at instanceof ConnectException || at instanceof UnknownHostException) {
                    return new Outcome.Retry("Telegram cannot be reached");
                }
            }
            return new Outcome.Uncertain("Telegram did not answer");
        }
    }

    private static Outcome named(TelegramApiRequestException e) {
        var code = e.getErrorCode() == null ? 0 : e.getErrorCode();
        var text = String.valueOf(e.getApiResponse()).toLowerCase(Locale.ROOT);
        if (code == 429) {
            var after = e.getParameters() == null ? null : e.getParameters().getRetryAfter();
            return new Outcome.Later(Duration.ofSeconds(after == null ? 1 : after));
        }
        if (code == 403 || code == 400 && text.contains("chat not found")) {
            return new Outcome.EndpointGone(code == 403 ? "the bot was blocked" : "the chat is unknown");
        }
        return code >= 400 && code < 500
                ? new Outcome.Rejected("Telegram refused it with " + code)
                : new Outcome.Uncertain("Telegram answered with an error of its own");
    }
}
