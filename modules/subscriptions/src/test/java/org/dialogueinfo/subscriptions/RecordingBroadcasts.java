package org.dialogueinfo.subscriptions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dialogueinfo.delivery.Broadcast;
import org.dialogueinfo.delivery.BroadcastId;
import org.dialogueinfo.delivery.Broadcasts;
import org.dialogueinfo.delivery.Reached;
import org.dialogueinfo.delivery.spi.AudienceProvider.Recipient;
import org.dialogueinfo.kernel.Card;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps what would be sent. */
@Component
class RecordingBroadcasts implements Broadcasts, Reached {

    final List<Personal> personal = new ArrayList<>();
    final List<String> forgotten = new ArrayList<>();
    final List<String> reached = new ArrayList<>();

    record Personal(String key, Recipient to, Card card) {}

    @Override
    public BroadcastId send(Broadcast broadcast) {
        throw new UnsupportedOperationException("Subscriptions send to single persons alone");
    }

    @Override
    public BroadcastId sendPersonal(String key, Recipient to, Card card) {
        personal.add(new Personal(key, to, card));
        return BroadcastId.ofKey(key);
    }

    @Override
    public List<String> reached(BroadcastId broadcast, @Nullable String after, int limit) {
        return reached.stream()
                .filter(it -> after == null || it.compareTo(after) > 0)
                .sorted()
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Progress> progress(BroadcastId id) {
        return Optional.empty();
    }

    @Override
    public List<Progress> latest(int limit) {
        return List.of();
    }

    @Override
    public void forget(String recipientRef) {
        forgotten.add(recipientRef);
    }
}
