package org.dialogueinfo.telegram;

import java.util.Optional;
import org.dialogueinfo.delivery.spi.Message;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.telegram.Told.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Posts in public channels: what is sent to the same item again takes the place of the post before. */
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
        var before = post(message);
        var told = before.map(it -> gateway.edit(message.address(), it, part, true, buttons))
                .filter(it -> it.kind() != Kind.REFUSED)
                .orElseGet(() -> gateway.send(message.address(), part, true, buttons, 0));
        if (told.kind() == Kind.DONE && told.message() > 0) {
            keep(message, told.message());
        }
        return told;
    }

    /** A post is one message: the page has the rest. */
    private static Card brief(Card card) {
        return card.withParagraphs(java.util.List.of())
                .withLinks(card.links().stream().limit(1).toList());
    }

    private Optional<Integer> post(Message message) {
        return jdbc.sql("select message_id from telegram.post where channel = ? and item = ?")
                .params(message.address(), message.audience())
                .query(Integer.class)
                .optional();
    }

    private void keep(Message message, int id) {
        var changed = jdbc.sql("update telegram.post set message_id = ? where channel = ? and item = ?")
                .params(id, message.address(), message.audience())
                .update();
        if (changed == 0) {
            jdbc.sql("insert into telegram.post (channel, item, message_id) values (?, ?, ?) on conflict do nothing")
                    .params(message.address(), message.audience(), id)
                    .update();
        }
    }
}
