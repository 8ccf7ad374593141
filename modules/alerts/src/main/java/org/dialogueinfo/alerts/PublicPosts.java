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
    private final Told told;

    PublicPosts(
            Archive archive,
            Memory memory,
            Broadcasts broadcasts,
            AlertCards cards,
            List<AudienceProvider> audiences,
            Told told) {
        this.archive = archive;
        this.memory = memory;
        this.broadcasts = broadcasts;
        this.cards = cards;
        this.audiences = audiences;
        this.told = told;
    }

    @EventListener
    void on(MeetingAnnounced event) {
        var meeting = archive.meeting(event.meeting()).orElseThrow();
        post("meeting:" + meeting.id(), Alerts.meetingKey(meeting.id().value(), 1), cards.announcing(meeting));
    }

    @EventListener
    void on(MeetingCorrected event) {
        var meeting = archive.meeting(event.meeting()).orElseThrow();
        int known = told.before(
                "meeting/" + meeting.key(),
                event.revision(),
                it -> Alerts.publicKey(Alerts.meetingKey(meeting.key(), it)));
        post(
                "meeting:" + meeting.id(),
                Alerts.meetingKey(meeting.key(), event.revision()),
                known == 0
                        ? cards.announcing(meeting)
                        : cards.correcting(
                                memory.meetingBefore(event.meeting(), known + 1).orElseThrow(), meeting));
    }

    @EventListener
    void on(AgreementPublished event) {
        var agreement = archive.agreement(event.agreement()).orElseThrow();
        post(agreement, 1, cards.of(agreement, "alerts.agreement-published"));
    }

    @EventListener
    void on(AgreementRevised event) {
        var agreement = archive.agreement(event.agreement()).orElseThrow();
        int known = told.before(
                "agreement/" + agreement.key(),
                event.revision(),
                it -> Alerts.publicKey(Alerts.agreementKey(agreement.key(), it)));
        post(
                agreement,
                event.revision(),
                known == 0
                        ? cards.of(agreement, "alerts.agreement-published")
                        : cards.correcting(
                                memory.before(Agreement.class, agreement.key(), known + 1)
                                        .orElse(agreement),
                                agreement));
    }

    private void post(Agreement agreement, int revision, Localized<Card> card) {
        post("agreement:" + agreement.id(), Alerts.agreementKey(agreement.key(), revision), card);
    }

    private void post(String item, String key, Localized<Card> card) {
        var audience = "public:" + item;
        if (audiences.stream().anyMatch(it -> it.provides(audience))) {
            broadcasts.send(new Broadcast(Alerts.publicKey(key), audience, Priority.ALERT, card));
        }
    }
}
