package org.dialogueinfo.insights;

import java.util.Locale;
import org.dialogueinfo.delivery.MessagesSettled;
import org.dialogueinfo.knowledge.QuestionAnswered;
import org.dialogueinfo.subscriptions.SubscribersCounted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Counts what other modules say happened. */
@Component
class Listening {

    private final Tallies tallies;

    Listening(Tallies tallies) {
        this.tallies = tallies;
    }

    @EventListener
    void on(QuestionAnswered event) {
        tallies.add(
                Measure.QUESTION,
                event.outcome().name().toLowerCase(Locale.ROOT),
                event.language().code(),
                1);
    }

    @EventListener
    void on(MessagesSettled event) {
        event.sent().forEach((rendering, n) -> tallies.add(Measure.DELIVERY, event.channel(), rendering.path(), n));
        event.states()
                .forEach((state, n) -> tallies.add(
                        Measure.SETTLED, event.channel(), state.name().toLowerCase(Locale.ROOT), n));
    }

    @EventListener
    void on(SubscribersCounted event) {
        event.people().forEach(it -> tallies.set(Measure.SUBSCRIBER, it.of(), it.and(), it.n()));
        event.topics().forEach(it -> tallies.set(Measure.TOPIC, it.of(), it.and(), it.n()));
    }
}
