package org.dialogueinfo.website;

import java.util.function.Predicate;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Item;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.OpEd;
import org.dialogueinfo.subscriptions.Topic;
import org.jspecify.annotations.Nullable;

/** Feeds and calendars follow the same topics as subscribers. */
final class Topics {

    private Topics() {}

    /**
     * What belongs to a topic: {@code meetings}, {@code agreements}, {@code op-eds}, or {@code agreement:<id>}, which is the
     * agreement and the meetings about it. Without a topic everything does.
     */
    static Predicate<Item> of(@Nullable String topic) {
        if (topic == null || topic.isBlank()) {
            return it -> true;
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
