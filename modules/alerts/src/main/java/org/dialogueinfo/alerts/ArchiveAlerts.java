package org.dialogueinfo.alerts;

import org.dialogueinfo.content.AgreementPublished;
import org.dialogueinfo.content.AgreementRevised;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.MeetingAnnounced;
import org.dialogueinfo.content.MeetingCorrected;
import org.dialogueinfo.content.Memory;
import org.dialogueinfo.delivery.Broadcast;
import org.dialogueinfo.delivery.Broadcast.Priority;
import org.dialogueinfo.delivery.Broadcasts;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Registers the broadcast in the transaction that publishes: either both happen or neither, and the broadcast is known
 * at once. It is planned and sent in the background.
 */
@Component
class ArchiveAlerts {

    private final Archive archive;
    private final Memory memory;
    private final Broadcasts broadcasts;
    private final AlertCards cards;

    ArchiveAlerts(Archive archive, Memory memory, Broadcasts broadcasts, AlertCards cards) {
        this.archive = archive;
        this.memory = memory;
        this.broadcasts = broadcasts;
        this.cards = cards;
    }

    @EventListener
    void on(MeetingAnnounced event) {
        var meeting = archive.meeting(event.meeting()).orElseThrow();
        broadcasts.send(new Broadcast(
                Alerts.meetingKey(meeting.id().value(), 1),
                "topic:meetings",
                Priority.ALERT,
                cards.announcing(meeting)));
    }

    @EventListener
    void on(MeetingCorrected event) {
        var meeting = archive.meeting(event.meeting()).orElseThrow();
        var before = memory.meetingBefore(event.meeting(), event.revision()).orElseThrow();
        broadcasts.send(new Broadcast(
                Alerts.meetingKey(meeting.id().value(), event.revision()),
                "topic:meetings",
                Priority.ALERT,
                cards.correcting(before, meeting)));
    }

    @EventListener
    void on(AgreementPublished event) {
        var agreement = archive.agreement(event.agreement()).orElseThrow();
        broadcasts.send(new Broadcast(
                Alerts.agreementKey(agreement.id().value(), 1),
                "topic:agreement:" + agreement.id(),
                Priority.ALERT,
                cards.of(agreement, "alerts.agreement-published")));
    }

    @EventListener
    void on(AgreementRevised event) {
        var agreement = archive.agreement(event.agreement()).orElseThrow();
        broadcasts.send(new Broadcast(
                Alerts.agreementKey(agreement.id().value(), event.revision()),
                "topic:agreement:" + agreement.id(),
                Priority.ALERT,
                cards.of(agreement, "alerts.agreement-revised")));
    }
}
