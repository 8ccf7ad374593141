package org.dialogueinfo.delivery;

import java.util.List;
import java.util.Optional;
import org.dialogueinfo.delivery.Broadcasts.State;
import org.dialogueinfo.delivery.spi.AudienceProvider;
import org.dialogueinfo.delivery.spi.AudienceProvider.Recipient;
import org.dialogueinfo.delivery.spi.Canary;
import org.dialogueinfo.delivery.spi.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds who provides an audience. */
@Component
class Audiences {

    private static final Logger LOG = LoggerFactory.getLogger(Audiences.class);

    private final List<AudienceProvider> providers;
    private final List<Canary> canaries;

    Audiences(List<AudienceProvider> providers, List<Canary> canaries) {
        this.providers = providers;
        this.canaries = canaries;
    }

    Optional<AudienceProvider> of(String audience) {
        return providers.stream().filter(it -> it.provides(audience)).findFirst();
    }

    /** The next page, and after the last one the operator's own recipients. */
    List<Recipient> page(AudienceProvider provider, String audience, @Nullable String after, int limit) {
        if (Canary.is(after)) {
            return List.of();
        }
        var page = provider.page(audience, after, limit);
        return page.isEmpty()
                ? canaries.stream()
                        .flatMap(it -> it.recipients(audience).stream())
                        .toList()
                : page;
    }

    /** The message as the audience wants the recipient to get it; empty if they are to get nothing any more. */
    Optional<Message> personal(Message message) {
        var provider = Canary.is(message.recipient()) ? Optional.<AudienceProvider>empty() : of(message.audience());
        return provider.isEmpty()
                ? Optional.of(message)
                : provider.get().cardFor(message).map(it -> it == message.card() ? message : message.with(it));
    }

    /** Tells the audience what became of a message, before the ledger knows: after a crash it is told twice. */
    void tell(Message message, Row.Settled end) {
        if (end.state() != State.SENT && end.state() != State.FAILED) {
            return;
        }
        try {
            var sent = end.state() == State.SENT;
            if (Canary.is(message.recipient())) {
                canaries.forEach(it -> it.settled(message, sent, end.reason()));
            } else {
                of(message.audience()).ifPresent(it -> it.settled(message, sent, end.reason()));
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "The audience {} did not take what became of delivery {}: {}",
                    message.audience(),
                    message.deliveryId(),
                    e.toString());
        }
    }
}
