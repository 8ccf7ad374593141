package org.dialogueinfo.website;

import java.util.function.Predicate;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Item;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.OpEd;
import org.dialogueinfo.subscriptions.Topic;
import org.jspecify.annotations.Nullable;

/** Feeds and calendars follow the same topics as subscribers, and those that lists are filtered by. */
final class Topics {

    private Topics() {}

    /**
     * What belongs to a topic: {@code meetings}, {@code agreements}, {@code op-eds}, {@code agreement:<id>}, which is the
     * agreement and the meetings about it, or a topic of the archive such as {@code energy}. Without a topic everything
     * does.
     */
    static Predicate<Item> of(@Nullable String topic, Archive archive) {
        if (topic == null || topic.isBlank()) {
            return it -> true;
        }
        var ofArchive = archive.find(org.dialogueinfo.content.Topic.class, topic);
        if (ofArchive.isPresent()) {
            return it -> it instanceof Agreement agreement && ofArchive.get().has(agreement)
                    || it instanceof Meeting meeting && ofArchive.get().has(meeting);
        }
        var known = read(topic);
        if (known.equals(Topic.MEETINGS)) {
            return Meeting.class::isInstance;
        }
        if (known.equals(Topic.AGREEMENTS)) {
            return Agreement.class::isInstance;
        }
        if (known.equals(Topic.OP_EDS)) {
            return OpEd.class::isInstance;
        }
        var id = known.value().replaceFirst("^agreement:", "");
        return it -> it instanceof Agreement agreement
                ? agreement.key().equals(id)
                : it instanceof Meeting meeting
                        && meeting.agreements().stream().anyMatch(a -> a.value().equals(id));
    }

    private static Topic read(String topic) {
        try {
            return new Topic(topic);
        } catch (IllegalArgumentException e) {
            throw new NoSuchPage();
        }
    }
}
