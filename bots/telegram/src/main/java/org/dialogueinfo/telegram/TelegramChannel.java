package org.dialogueinfo.telegram;

import org.dialogueinfo.delivery.spi.Channel;
import org.dialogueinfo.delivery.spi.Message;

/** The channel {@code telegram}. */
class TelegramChannel implements Channel {

    private final Gateway gateway;
    private final TelegramProperties properties;

    TelegramChannel(Gateway gateway, TelegramProperties properties) {
        this.gateway = gateway;
        this.properties = properties;
    }

    @Override
    public String name() {
        return "telegram";
    }

    @Override
    public double messagesPerSecond() {
        return properties.messagesPerSecond();
    }

    @Override
    public int parallel() {
        return 8;
    }

    @Override
    public Outcome send(Message message) {
        return gateway.send(message.address(), message.card().in(message.rendering()));
    }
}
