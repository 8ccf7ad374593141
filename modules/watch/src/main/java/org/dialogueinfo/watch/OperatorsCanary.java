package org.dialogueinfo.watch;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dialogueinfo.delivery.spi.AudienceProvider.Recipient;
import org.dialogueinfo.delivery.spi.Canary;
import org.dialogueinfo.delivery.spi.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The operator's mailbox and chat, once for each language wanted. A change in place is no message of its own, a public
 * channel shows itself, and an invitation is for those who are invited.
 */
@Component
class OperatorsCanary implements Canary {

    private static final List<String> NOT_FOR_AN_OPERATOR = List.of(Message.EDIT, "public:", "roundtable:");

    /** Apart from the rest, and from each other: a chat takes one message a second. */
    private static final Duration APART = Duration.ofMillis(1500);

    private final Copies copies;
    private final OperatorProperties.Canary properties;
    private final Clock clock;

    OperatorsCanary(Copies copies, OperatorProperties properties, Clock clock) {
        this.copies = copies;
        this.properties = properties.canary();
        this.clock = clock;
    }

    @Override
    public List<Recipient> recipients(String audience) {
        if (NOT_FOR_AN_OPERATOR.stream().anyMatch(audience::startsWith)) {
            return List.of();
        }
        var all = new ArrayList<Recipient>();
        add(all, "email", properties.email());
        add(all, "telegram", properties.telegram());
        return all;
    }

    private void add(List<Recipient> all, String channel, String address) {
        if (address.isBlank()) {
            return;
        }
        var at = clock.instant();
        for (var it : properties.renderings()) {
            at = at.plus(APART);
            all.add(new Recipient(REF + channel + ":" + it.path(), channel, address, it, at));
        }
    }

    @Override
    public void settled(Message message, boolean sent, @Nullable String reason) {
        var channel = message.recipient().substring(REF.length()).replaceFirst(":.*", "");
        copies.settled(message, channel, sent ? null : String.valueOf(reason));
    }
}
