package org.dialogueinfo.alerts;

import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.AgreementPublished;
import org.dialogueinfo.content.AgreementRevised;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.ItemWithdrawn;
import org.dialogueinfo.content.MeetingAnnounced;
import org.dialogueinfo.content.MeetingCorrected;
import org.dialogueinfo.content.Memory;
import org.dialogueinfo.delivery.Broadcast;
import org.dialogueinfo.delivery.Broadcast.Priority;
import org.dialogueinfo.delivery.BroadcastId;
import org.dialogueinfo.delivery.Broadcasts;
import org.dialogueinfo.delivery.Reached;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Localized;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Registers the broadcast in the transaction that publishes: either both happen or neither, and the broadcast is known
 * at once. It is planned and sent in the background, to those who want to hear at once; for the others it is kept until
 * their digest.
 */
@Component
class ArchiveAlerts {

    private static final String MEETINGS = "meetings";

    private final Archive archive;
    private final Memory memory;
    private final Broadcasts broadcasts;
    private final Reached reach;
    private final AlertItems items;
    private final AlertCards cards;
    private final Told told;

    ArchiveAlerts(
            Archive archive,
            Memory memory,
            Broadcasts broadcasts,
            Reached reach,
            AlertItems items,
            AlertCards cards,
            Told told) {
        this.archive = archive;
        this.memory = memory;
        this.broadcasts = broadcasts;
        this.reach = reach;
        this.items = items;
        this.cards = cards;
        this.told = told;
    }

    @EventListener
    void on(MeetingAnnounced event) {
        var meeting = archive.meeting(event.meeting()).orElseThrow();
        var key = Alerts.meetingKey(meeting.id().value(), 1);
        tell(key, MEETINGS, "topic:" + MEETINGS, cards.announcing(meeting));
    }

    /**
     * Those who were sent the old fact get the new one beside it; a detail changes their message in place. If what was
     * published before went out to nobody, this is the announcement.
     */
    @EventListener
    void on(MeetingCorrected event) {
        var meeting = archive.meeting(event.meeting()).orElseThrow();
        IntFunction<String> keys = it -> Alerts.meetingKey(meeting.key(), it);
        var key = keys.apply(event.revision());
        int known = told.before("meeting/" + meeting.key(), event.revision(), keys);
        if (known == 0) {
            tell(key, MEETINGS, "topic:" + MEETINGS, cards.announcing(meeting));
            return;
        }
        var before = memory.meetingBefore(event.meeting(), known + 1).orElseThrow();
        var announcement = BroadcastId.ofKey(IntStream.rangeClosed(1, known)
                .mapToObj(keys)
                .filter(it -> !told.toNobody(it))
                .findFirst()
                .orElseThrow());
        if (Materiality.isMaterial(before, meeting)) {
            tell(key, MEETINGS, whoKnows(announcement), cards.correcting(before, meeting));
        } else {
            broadcasts.send(
                    new Broadcast(key, "edit:" + announcement, Priority.ALERT, cards.amending(meeting, event.at())));
        }
    }

    /** While the announcement is still being planned everybody is about to get it; if there was none, nobody knows. */
    private String whoKnows(BroadcastId announcement) {
        var planned = broadcasts
                .progress(announcement)
                .map(it -> it.state() != Broadcasts.Phase.PLANNING)
                .orElse(false);
        return planned && !reach.reached(announcement, null, 1).isEmpty()
                ? "sent:" + announcement
                : "topic:" + MEETINGS;
    }

    @EventListener
    void on(AgreementPublished event) {
        var agreement = archive.agreement(event.agreement()).orElseThrow();
        var topic = "agreement:" + agreement.id();
        tell(
                Alerts.agreementKey(agreement.id().value(), 1),
                topic,
                "topic:" + topic,
                cards.of(agreement, "alerts.agreement-published"));
    }

    @EventListener
    void on(AgreementRevised event) {
        var agreement = archive.agreement(event.agreement()).orElseThrow();
        var key = Alerts.agreementKey(agreement.key(), event.revision());
        var topic = "agreement:" + agreement.id();
        int known = told.before(
                "agreement/" + agreement.key(), event.revision(), it -> Alerts.agreementKey(agreement.key(), it));
        if (known == 0) {
            tell(key, topic, "topic:" + topic, cards.of(agreement, "alerts.agreement-published"));
            return;
        }
        var before = memory.before(Agreement.class, agreement.key(), known + 1).orElse(agreement);
        if (Materiality.isMaterial(before, agreement)) {
            tell(key, topic, "topic:" + topic, cards.correcting(before, agreement));
        } else {
            broadcasts.send(new Broadcast(
                    key,
                    "edit:" + newest(agreement.key(), event.revision()),
                    Priority.ALERT,
                    cards.amending(agreement, event.at())));
        }
    }

    /** The newest broadcast that told of the agreement before the revision; its first if there was none. */
    private BroadcastId newest(String id, int revision) {
        return IntStream.iterate(revision - 1, it -> it >= 1, it -> it - 1)
                .mapToObj(it -> Alerts.agreementKey(id, it))
                .filter(it -> !told.toNobody(it))
                .map(BroadcastId::ofKey)
                .filter(it -> broadcasts
                        .progress(it)
                        .filter(found -> !found.audienceName().startsWith("edit:"))
                        .isPresent())
                .findFirst()
                .orElseGet(() -> BroadcastId.ofKey(Alerts.agreementKey(id, 1)));
    }

    /** What was taken back is in no digest, and what waits to be sent of it is not sent. */
    @EventListener
    void on(ItemWithdrawn event) {
        var kind = event.item().substring(0, event.item().indexOf('/'));
        var id = event.item().substring(kind.length() + 1);
        for (var known : memory.revisions(event.item())) {
            int revision = known.number();
            var key = kind.equals("meeting") ? Alerts.meetingKey(id, revision) : Alerts.agreementKey(id, revision);
            items.forget(key);
            broadcasts.stop(BroadcastId.ofKey(key));
            broadcasts.stop(Alerts.publicPostOf(key));
        }
    }

    private void tell(String key, String topic, String audience, Localized<Card> card) {
        broadcasts.send(new Broadcast(key, audience, Priority.ALERT, card));
        items.add(key, topic, card);
    }
}
