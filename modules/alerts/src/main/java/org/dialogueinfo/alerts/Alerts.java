package org.dialogueinfo.alerts;

import org.dialogueinfo.content.Editing.Publication;
import org.dialogueinfo.delivery.BroadcastId;

/** Names the broadcasts that follow from publications, so that they are known before they are planned. */
public final class Alerts {

    private Alerts() {}

    /** The broadcast that announces or corrects a published meeting; publishing again, unchanged, names the same one. */
    public static BroadcastId ofMeeting(Publication publication) {
        return BroadcastId.ofKey(meetingKey(publication.id(), publication.revision()));
    }

    /** The broadcast that follows from a published agreement. */
    public static BroadcastId ofAgreement(Publication publication) {
        return BroadcastId.ofKey(agreementKey(publication.id(), publication.revision()));
    }

    /** The same alert for public channels, as a broadcast of its own; there is none where no channel is public. */
    public static BroadcastId publicPostOf(String key) {
        return BroadcastId.ofKey(publicKey(key));
    }

    static String publicKey(String key) {
        return key + ":public";
    }

    static String meetingKey(String id, int revision) {
        return revision == 1 ? "meeting-announced:" + id : "meeting-corrected:%s:%d".formatted(id, revision);
    }

    static String agreementKey(String id, int revision) {
        return revision == 1 ? "agreement-published:" + id : "agreement-revised:%s:%d".formatted(id, revision);
    }
}
