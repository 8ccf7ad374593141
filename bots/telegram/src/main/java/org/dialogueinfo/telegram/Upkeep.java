package org.dialogueinfo.telegram;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.dialogueinfo.conversation.Conversation;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.telegram.telegrambots.meta.api.methods.updates.GetWebhookInfo;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;

/**
 * What has to be brought about once and kept up, tried again until it succeeds: the bot's own name, the menus, the
 * webhook, updates that were left behind, words that have been kept long enough.
 */
class Upkeep implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration TICK = Duration.ofSeconds(3);
    private static final Duration CHECK_WEBHOOK = Duration.ofSeconds(30);
    private static final Duration SWEEP = Duration.ofSeconds(30);
    private static final Duration CLEAN = Duration.ofHours(1);

    private final TelegramProperties properties;
    private final String baseUrl;
    private final Gateway gateway;
    private final Bot bot;
    private final Lease lease;
    private final Updates updates;
    private final Incoming incoming;
    private final SentMessages sent;
    private final Conversation conversation;
    private final Pulse pulse;
    private final Lanes lanes;
    private final List<@Nullable String> menusToSet = new ArrayList<>(menus());
    private @Nullable ScheduledExecutorService ticks;
    private Instant swept = Instant.EPOCH;
    private Instant cleaned = Instant.EPOCH;
    private Instant checked = Instant.EPOCH;
    private boolean resumed;

    Upkeep(
            TelegramProperties properties,
            String baseUrl,
            Gateway gateway,
            Bot bot,
            Lease lease,
            Updates updates,
            Incoming incoming,
            SentMessages sent,
            Conversation conversation,
            Pulse pulse,
            Lanes lanes) {
        this.properties = properties;
        this.baseUrl = baseUrl;
        this.gateway = gateway;
        this.bot = bot;
        this.lease = lease;
        this.updates = updates;
        this.incoming = incoming;
        this.sent = sent;
        this.conversation = conversation;
        this.pulse = pulse;
        this.lanes = lanes;
    }

    /** One menu for each app language and one for all others. */
    private static List<@Nullable String> menus() {
        var languages = new ArrayList<@Nullable String>();
        languages.add("sq");
        languages.add("sr");
        languages.add("en");
        languages.add(null);
        return languages;
    }

    @Override
    public void start() {
        var started = Executors.newSingleThreadScheduledExecutor(Lanes.daemon("telegram-upkeep"));
        ticks = started;
        started.scheduleWithFixedDelay(this::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tick() {
        try {
            bot.learn();
            if (properties.webhook() ? lease.hold() : lease.held()) {
                lead();
            } else if (properties.webhook()) {
                pulse.standBy();
            }
        } catch (Exception e) {
            LOG.debug("Upkeep goes on after {}", e.getClass().getName());
        }
    }

    private void lead() throws TelegramApiException {
        var now = pulse.now();
        if (properties.webhook()) {
            webhook(now);
        }
        menusToSet.removeIf(this::menuIsSet);
        if (swept.plus(SWEEP).isBefore(now)) {
            updates.resume(properties.webhook() && !resumed);
            resumed = true;
            swept = now;
        }
        if (cleaned.plus(CLEAN).isBefore(now)) {
            incoming.clean();
            sent.clean();
            cleaned = now;
        }
    }

    private boolean menuIsSet(@Nullable String language) {
        var rendering = language == null ? Rendering.EN : Rendering.of(language);
        return gateway.menu(conversation.commands(rendering), null, language).took();
    }

    /** Registers the webhook, and again if Telegram knows another address. */
    private void webhook(Instant now) throws TelegramApiException {
        if (checked.plus(CHECK_WEBHOOK).isAfter(now)) {
            return;
        }
        var address = baseUrl + Webhook.PATH;
        if (!address.equals(gateway.ask(new GetWebhookInfo()).getUrl())) {
            var told = gateway.webhook(address, properties.webhookSecret());
            if (!told.took()) {
                LOG.warn("Telegram does not take the webhook {}: {}", address, told.detail());
                return;
            }
            LOG.info("The webhook is {}", address);
        }
        pulse.beat();
        checked = now;
    }

    /** Gives the lease up only when nothing is under way any more, so that the next node repeats nothing. */
    @Override
    public void stop() {
        var ticking = ticks;
        ticks = null;
        if (ticking != null) {
            ticking.shutdownNow();
            try {
                ticking.awaitTermination(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        lanes.close();
        try {
            lease.release();
        } catch (RuntimeException e) {
            LOG.debug("The lease ends by itself");
        }
    }

    @Override
    public boolean isRunning() {
        return ticks != null;
    }
}
