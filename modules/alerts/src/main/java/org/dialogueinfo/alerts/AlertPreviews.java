package org.dialogueinfo.alerts;

import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Localized;
import org.springframework.stereotype.Component;

/** Shows what subscribers would be told if a working copy were published now. */
@Component
public class AlertPreviews {

    private final Archive archive;
    private final AlertCards cards;

    AlertPreviews(Archive archive, AlertCards cards) {
        this.archive = archive;
        this.cards = cards;
    }

    /** The announcement of a new meeting, or the correction of one that is public. */
    public Localized<Card> of(Meeting copy) {
        return archive.meeting(copy.id())
                .filter(it -> !it.equals(copy))
                .map(before -> cards.correcting(before, copy))
                .orElseGet(() -> cards.announcing(copy));
    }

    public Localized<Card> of(Agreement copy) {
        return archive.agreement(copy.id())
                .map(before -> cards.correcting(before, copy))
                .orElseGet(() -> cards.of(copy, "alerts.agreement-published"));
    }

    /** The audience that is told of a meeting. */
    public String audienceOf(Meeting copy) {
        return "topic:meetings";
    }

    /** The audience that is told of an agreement. */
    public String audienceOf(Agreement copy) {
        return "topic:agreement:" + copy.id();
    }
}
