package org.dialogueinfo.alerts;

import java.util.List;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.AgreementPublished;
import org.dialogueinfo.content.AgreementRevised;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.MeetingAnnounced;
import org.dialogueinfo.content.MeetingCorrected;
import org.dialogueinfo.content.Memory;
import org.dialogueinfo.delivery.Broadcast;
import org.dialogueinfo.delivery.Broadcast.Priority;
import org.dialogueinfo.delivery.Broadcasts;
import org.dialogueinfo.delivery.spi.AudienceProvider;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Localized;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The same alerts for public channels, if somebody provides any: the audience {@code public:<item>} is one for each
 * item, so that a channel can put a correction in the place of what it corrects.
 */
@Component
class PublicPosts {

    private final Archive archive;
    private final Memory memory;
    private final Broadcasts broadcasts;
    private final AlertCards cards;
    private final List<AudienceProvider> audiences;

    PublicPosts(
            Archive archive, Memory memory, Broadcasts broadcasts, AlertCards cards, List<AudienceProvider> audiences) {
        this.archive = archive;
        this.memory = memory;
        this.broadcasts = broadcasts;
        this.cards = cards;
        this.audiences = audiences;
    }

    @EventListener
    void on(MeetingAnnounced event) {
        var meeting = archive.meeting(event.meeting()).orElseThrow();
        post("meeting:" + meeting.id(), Alerts.meetingKey(meeting.id().value(), 1), cards.announcing(meeting));
    }

    @EventListener
    void on(MeetingCorrected event) {
        var meeting = archive.meeting(event.meeting()).orElseThrow();
        var before = memory.meetingBefore(event.meeting(), event.revision()).orElseThrow();
        post(
                "meeting:" + meeting.id(),
                Alerts.meetingKey(meeting.id().value(), event.revision()),
                cards.correcting(before, meeting));
    }

    @EventListener
    void on(AgreementPublished event) {
        var agreement = archive.agreement(event.agreement()).orElseThrow();
        post(agreement, 1, cards.of(agreement, "alerts.agreement-published"));
    }

    @EventListener
    void on(AgreementRevised event) {
        var agreement = archive.agreement(event.agreement()).orElseThrow();
        var before = memory.before(Agreement.class, agreement.key(), event.revision())
                .orElse(agreement);
        post(agreement, event.revision(), cards.correcting(before, agreement));
    }

    private void post(Agreement agreement, int revision, Localized<Card> card) {
        post("agreement:" + agreement.id(), Alerts.agreementKey(agreement.key(), revision), card);
    }

    private void post(String item, String key, Localized<Card> card) {
        var audience = "public:" + item;
        if (audiences.stream().anyMatch(it -> it.provides(audience))) {
            broadcasts.send(new Broadcast(key + ":public", audience, Priority.ALERT, card));
        }
    }
}
