package org.dialogueinfo.telegram;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dialogueinfo.delivery.spi.Channel;
import org.dialogueinfo.delivery.spi.Feedback;
import org.dialogueinfo.delivery.spi.Message;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.telegram.HtmlText.Part;
import org.dialogueinfo.telegram.Told.Kind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;

/** The channel {@code telegram}. */
class TelegramChannel implements Channel {

    private static final Logger LOG = LoggerFactory.getLogger(TelegramChannel.class);
    private static final String NAME = "telegram";

    /** How long the rest of a message may wait, so that nobody is left with half of it. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** As Telegram publishes it (Bot API, allow_paid_broadcast). */
    private static final Fare FARE = new Fare(30, 0.1, "Telegram Stars");

    /** The audience of a message to one person. */
    private static final String PERSONAL = "personal";

    private final Gateway gateway;
    private final Posts posts;
    private final SentMessages sent;
    private final TelegramProperties properties;
    private final Feedback feedback;

    TelegramChannel(Gateway gateway, Posts posts, SentMessages sent, TelegramProperties properties, Feedback feedback) {
        this.gateway = gateway;
        this.posts = posts;
        this.sent = sent;
        this.properties = properties;
        this.feedback = feedback;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double messagesPerSecond() {
        return properties.messagesPerSecond();
    }

    /** What it may cost is for who runs the platform to allow; whoever sends is told beforehand. */
    @Override
    public Optional<Fare> fare() {
        return properties.paid() ? Optional.of(FARE) : Optional.empty();
    }

    @Override
    public int parallel() {
        return 8;
    }

    @Override
    public List<Preview> preview(Card card, Rendering rendering) {
        return HtmlText.of(card.in(rendering)).stream()
                .map(it -> new Preview("text/html", it.html()))
                .toList();
    }

    /** One a second in a chat, twenty a minute in a group or channel. */
    @Override
    public Duration spacing(String address) {
        return Duration.ofSeconds(address.startsWith("-") || address.startsWith("@") ? 3 : 1);
    }

    @Override
    public boolean edits() {
        return true;
    }

    /** A long card is several messages; the buttons are under the last. */
    @Override
    public Outcome send(Message message) {
        if (message.audience().startsWith(PublicChannels.AUDIENCE)) {
            return posts.send(message).outcome();
        }
        if (message.edits().isPresent()) {
            return edit(message, message.edits().get());
        }
        var card = message.card().in(message.rendering());
        var parts = HtmlText.of(card);
        var paid = properties.paid() && !message.audience().equals(PERSONAL);
        for (int i = 0; i < parts.size(); i++) {
            var buttons = i == parts.size() - 1 ? Keyboards.of(card) : null;
            var told = i == 0
                    ? gateway.sendOfMany(message.address(), parts.get(i), buttons, paid)
                    : rest(message.address(), parts.get(i), buttons, paid);
            if (!told.took()) {
                return i == 0 ? told.outcome() : new Outcome.Uncertain("only a part of the message was sent");
            }
            if (parts.size() == 1) {
                sent.keep(message, told.message());
            }
        }
        return new Outcome.Sent();
    }

    @Override
    public void settling() {
        sent.store();
    }

    /** In place and without a sound. A message that is gone, or never was one message, is left as it is. */
    private Outcome edit(Message message, String broadcast) {
        var card = message.card().in(message.rendering());
        var parts = HtmlText.of(card);
        var before = sent.find(broadcast, message.address());
        if (before.isEmpty() || parts.size() > 1) {
            return new Outcome.Rejected("there is no single message to edit");
        }
        return gateway.edit(message.address(), before.get(), parts.get(0), true, Keyboards.of(card))
                .outcome();
    }

    /**
     * A later part, in its turn and at its distance. Who has the first part gets the others: after a pause, and without markup if
     * Telegram cannot read it.
     */
    private Told rest(String chat, Part part, @Nullable InlineKeyboardMarkup buttons, boolean paid) {
        sleep(spacing(chat));
        awaitTurn(chat);
        var told = gateway.sendOfMany(chat, part, buttons, paid);
        while (told.kind() == Kind.LATER
                && told.pause().compareTo(PATIENCE) <= 0
                && !Thread.currentThread().isInterrupted()) {
            feedback.pause(NAME, told.pause());
            sleep(told.pause());
            told = gateway.sendOfMany(chat, part, buttons, paid);
        }
        if (told.kind() == Kind.UNREADABLE) {
            LOG.warn("Telegram cannot parse a later part of a message; it goes out as plain text");
            return gateway.send(chat, part, false, buttons, 0);
        }
        return told;
    }

    private void awaitTurn(String chat) {
        try {
            feedback.awaitTurn(NAME, chat);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
