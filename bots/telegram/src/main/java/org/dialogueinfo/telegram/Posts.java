package org.dialogueinfo.telegram;

import java.util.Optional;
import org.dialogueinfo.delivery.spi.Message;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.telegram.HtmlText.Part;
import org.dialogueinfo.telegram.Told.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;

/**
 * Posts in public channels: what is sent to the same item again takes the place of the post before. A group that became
 * a supergroup keeps its old posts as they are; there the item is posted anew.
 */
class Posts {

    private final JdbcClient jdbc;
    private final Gateway gateway;

    Posts(JdbcClient jdbc, Gateway gateway) {
        this.jdbc = jdbc;
        this.gateway = gateway;
    }

    Told send(Message message) {
        var card = message.card().in(message.rendering());
        var parts = HtmlText.of(card);
        var part = parts.size() == 1 ? parts.get(0) : HtmlText.of(brief(card)).get(0);
        var buttons = Keyboards.of(card, false);
        return put(message, message.address(), part, buttons);
    }

    private Told put(Message message, String channel, Part part, @Nullable InlineKeyboardMarkup buttons) {
        var told = post(channel, message.audience())
                .map(it -> gateway.edit(channel, it, part, true, buttons))
                .filter(it -> it.kind() != Kind.REFUSED)
                .orElseGet(() -> gateway.send(channel, part, true, buttons, 0));
        if (told.kind() == Kind.MOVED) {
            return put(message, told.detail(), part, buttons);
        }
        if (told.kind() == Kind.DONE && told.message() > 0) {
            keep(channel, message.audience(), told.message());
        }
        return told;
    }

    /** A post is one message: the page has the rest. */
    private static Card brief(Card card) {
        return card.withParagraphs(java.util.List.of())
                .withLinks(card.links().stream().limit(1).toList());
    }

    private Optional<Integer> post(String channel, String item) {
        return jdbc.sql("select message_id from telegram.post where channel = ? and item = ?")
                .params(channel, item)
                .query(Integer.class)
                .optional();
    }

    private void keep(String channel, String item, int id) {
        var changed = jdbc.sql("update telegram.post set message_id = ? where channel = ? and item = ?")
                .params(id, channel, item)
                .update();
        if (changed == 0) {
            jdbc.sql("insert into telegram.post (channel, item, message_id) values (?, ?, ?) on conflict do nothing")
                    .params(channel, item, id)
                    .update();
        }
    }
}
