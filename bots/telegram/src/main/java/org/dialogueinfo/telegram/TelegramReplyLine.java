package org.dialogueinfo.telegram;

import java.util.UUID;
import org.dialogueinfo.conversation.spi.Person;
import org.dialogueinfo.conversation.spi.ReplyLine;
import org.dialogueinfo.delivery.Broadcasts;
import org.dialogueinfo.delivery.spi.AudienceProvider.Recipient;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Knows which chat a reference means, and nothing of the question; the answer goes out through the ledger. */
class TelegramReplyLine implements ReplyLine {

    private final JdbcClient jdbc;
    private final SentMessages sent;
    private final Broadcasts broadcasts;

    TelegramReplyLine(JdbcClient jdbc, SentMessages sent, Broadcasts broadcasts) {
        this.jdbc = jdbc;
        this.sent = sent;
        this.broadcasts = broadcasts;
    }

    @Override
    public String channel() {
        return "telegram";
    }

    @Override
    public String open(Person person, Rendering rendering) {
        var reference = UUID.randomUUID().toString();
        jdbc.sql("insert into telegram.reply_line (ref, chat, rendering) values (?, ?, ?)")
                .params(reference, person.address(), rendering.path())
                .update();
        return reference;
    }

    @Override
    public void tell(String reference, Localized<Card> card) {
        jdbc.sql("select chat, rendering from telegram.reply_line where ref = ?")
                .param(reference)
                .query((rs, n) -> new Recipient(
                        reference, "telegram", rs.getString("chat"), Rendering.of(rs.getString("rendering"))))
                .optional()
                .ifPresent(to -> card.shownIn(to.rendering().language())
                        .ifPresent(it -> broadcasts.sendPersonal("question-answered:" + reference, to, it.value())));
        close(reference);
    }

    @Override
    public void close(String reference) {
        jdbc.sql("delete from telegram.reply_line where ref = ?")
                .param(reference)
                .update();
    }

    @Override
    public int count(Person person) {
        return jdbc.sql("select count(*) from telegram.reply_line where chat = ?")
                .param(person.address())
                .query(Integer.class)
                .single();
    }

    @Override
    public void forget(Person person) {
        jdbc.sql("delete from telegram.reply_line where chat = ?")
                .param(person.address())
                .update();
        sent.forget(person.address());
    }
}
