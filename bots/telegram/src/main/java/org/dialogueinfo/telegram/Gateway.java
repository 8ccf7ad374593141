package org.dialogueinfo.telegram;

import java.io.ByteArrayInputStream;
import java.io.Serializable;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import okhttp3.OkHttpClient;
import org.dialogueinfo.conversation.Conversation.Command;
import org.dialogueinfo.conversation.spi.Reply.Attachment;
import org.dialogueinfo.telegram.HtmlText.Part;
import org.dialogueinfo.telegram.Told.Kind;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.methods.send.SendDocument;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import org.telegram.telegrambots.meta.api.objects.ReplyParameters;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScope;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeChat;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeDefault;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.photo.PhotoSize;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/** Our calls of the Bot API through the library's client; whatever comes back is told by name, nothing is thrown. */
class Gateway {

    private static final LinkPreviewOptions NO_PREVIEW =
            LinkPreviewOptions.builder().isDisabled(true).build();

    /** How Telegram says, in several ways, that a file's name means nothing to it. */
    private static final List<String> FORGOTTEN =
            List.of("wrong file identifier", "wrong remote file identifier", "wrong file_id", "file_reference");

    private final OkHttpTelegramClient client;
    private final Moves moves;

    Gateway(OkHttpClient http, TelegramProperties properties, Moves moves) {
        this.moves = moves;
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

    /**
     * Sends one message; to a group that moved, to where it is now.
     *
     * @param html whether with its markup, else as plain text
     * @param replyTo the message that is answered, or 0
     */
    Told send(String chat, Part part, boolean html, @Nullable InlineKeyboardMarkup buttons, int replyTo) {
        return following(chat, to -> call(message(to, part, html, buttons, to.equals(chat) ? replyTo : 0, false)));
    }

    /** Sends one of many messages with its markup, beyond what is free a second if it is paid for. */
    Told sendOfMany(String chat, Part part, @Nullable InlineKeyboardMarkup buttons, boolean paid) {
        return following(chat, to -> call(message(to, part, true, buttons, 0, paid)));
    }

    /** Makes the call; when the group has moved, takes what belongs to it along and makes the call where it is now. */
    private Told following(String chat, Function<String, Told> call) {
        var told = call.apply(chat);
        if (told.kind() != Kind.MOVED) {
            return told;
        }
        moves.carryOver(chat, told.detail());
        return call.apply(told.detail());
    }

    private static SendMessage message(
            String chat, Part part, boolean html, @Nullable InlineKeyboardMarkup buttons, int replyTo, boolean paid) {
        return SendMessage.builder()
                .chatId(chat)
                .text(html ? part.html() : part.plain())
                .parseMode(html ? "HTML" : null)
                .linkPreviewOptions(NO_PREVIEW)
                .replyMarkup(buttons)
                .replyParameters(answering(replyTo))
                .allowPaidBroadcast(paid ? true : null)
                .build();
    }

    private static @Nullable ReplyParameters answering(int message) {
        return message == 0
                ? null
                : ReplyParameters.builder()
                        .messageId(message)
                        .allowSendingWithoutReply(true)
                        .build();
    }

    /** Sends a picture with a caption of at most 1024 characters; what Telegram calls it is told as detail. */
    Told photo(
            String chat,
            InputFile picture,
            Part caption,
            boolean html,
            @Nullable InlineKeyboardMarkup buttons,
            int replyTo) {
        return following(
                chat,
                to -> tell(() -> client.execute(SendPhoto.builder()
                        .chatId(to)
                        .photo(picture)
                        .caption(html ? caption.html() : caption.plain())
                        .parseMode(html ? "HTML" : null)
                        .replyMarkup(buttons)
                        .replyParameters(answering(to.equals(chat) ? replyTo : 0))
                        .build())));
    }

    /** Puts the text in the place of an earlier message. */
    Told edit(String chat, int message, Part part, boolean html, @Nullable InlineKeyboardMarkup buttons) {
        return call(EditMessageText.builder()
                .chatId(chat)
                .messageId(message)
                .text(html ? part.html() : part.plain())
                .parseMode(html ? "HTML" : null)
                .linkPreviewOptions(NO_PREVIEW)
                .replyMarkup(buttons)
                .build());
    }

    Told document(String chat, Attachment file) {
        return following(
                chat,
                to -> tell(() -> client.execute(SendDocument.builder()
                        .chatId(to)
                        .document(new InputFile(
                                new ByteArrayInputStream(file.content().getBytes(StandardCharsets.UTF_8)), file.name()))
                        .caption(file.caption())
                        .build())));
    }

    /** Sets the menu of a chat, or with no chat the menu of everybody whose app has the language. */
    Told menu(List<Command> commands, @Nullable String chat, @Nullable String language) {
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

    /** Has Telegram post updates to the address, each with the secret. */
    Told webhook(String address, String secret) {
        return tell(() -> client.execute(SetWebhook.builder()
                .url(address)
                .secretToken(secret)
                .allowedUpdates(Senders.KINDS)
                .maxConnections(40)
                .build()));
    }

    /** Makes a call whose answer does not matter enough to wait for it. */
    <T extends Serializable> void hint(BotApiMethod<T> method) {
        try {
            client.executeAsync(method).exceptionally(e -> null);
        } catch (TelegramApiException e) {
            // an indicator that is not shown harms nobody
        }
    }

    <T extends Serializable> T ask(BotApiMethod<T> method) throws TelegramApiException {
        return client.execute(method);
    }

    <T extends Serializable> Told call(BotApiMethod<T> method) {
        return tell(() -> client.execute(method));
    }

    private static Told tell(Call call) {
        try {
            return call.make() instanceof Message message
                    ? Told.done(message.getMessageId(), picture(message))
                    : Told.done(0);
        } catch (TelegramApiRequestException e) {
            return named(e);
        } catch (TelegramApiException e) {
            for (Throwable at = e; at != null; at = at.getCause()) {
                if (at instanceof ConnectException || at instanceof UnknownHostException) {
                    return Told.of(Kind.UNREACHABLE, "Telegram cannot be reached");
                }
            }
            return Told.of(Kind.UNCERTAIN, "Telegram did not answer");
        }
    }

    /** What the largest size of the picture is called, or an empty text. */
    private static String picture(Message message) {
        var sizes = message.getPhoto();
        return sizes == null
                ? ""
                : sizes.stream()
                        .max(Comparator.comparingInt(it -> it.getWidth() * it.getHeight()))
                        .map(PhotoSize::getFileId)
                        .orElse("");
    }

    private static Told named(TelegramApiRequestException e) {
        var code = e.getErrorCode() == null ? 0 : e.getErrorCode();
        var text = String.valueOf(e.getApiResponse()).toLowerCase(Locale.ROOT);
        var parameters = e.getParameters();
        if (code == 429) {
            var after = parameters == null ? null : parameters.getRetryAfter();
            return Told.later(after == null ? 1 : after);
        }
        if (code == 403) {
            return Told.of(Kind.GONE, "the bot was blocked");
        }
        if (code < 400 || code >= 500) {
            return Told.of(Kind.UNCERTAIN, "Telegram answered with an error of its own");
        }
        if (parameters != null && parameters.getMigrateToChatId() != null) {
            return Told.of(Kind.MOVED, parameters.getMigrateToChatId().toString());
        }
        if (text.contains("chat not found")) {
            return Told.of(Kind.GONE, "the chat is unknown");
        }
        if (text.contains("message is not modified")) {
            return Told.of(Kind.UNCHANGED, "");
        }
        if (FORGOTTEN.stream().anyMatch(text::contains)) {
            return Told.of(Kind.FORGOTTEN, "Telegram does not know the file");
        }
        return text.contains("can't parse entities")
                ? Told.of(Kind.UNREADABLE, "Telegram cannot parse the text")
                : Told.of(Kind.REFUSED, "Telegram refused it with " + code);
    }

    private interface Call {
        @Nullable
        Object make() throws TelegramApiException;
    }
}
