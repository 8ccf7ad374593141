package org.dialogueinfo.alerts;

import java.util.Objects;
import org.dialogueinfo.content.Meeting;

/**
 * The rule for corrections: what a reader would act on or tell others is material, and who was sent the old fact gets the
 * new one beside it. That is the title, the day or days, the place, the level and whether the meeting takes place or took
 * place. All else (summary, participants, topics, sources, notes) is a detail: messages are changed in place where a
 * channel can do that, and no mail is sent.
 */
final class Materiality {

    private Materiality() {}

    static boolean isMaterial(Meeting before, Meeting now) {
        return !before.title().equals(now.title())
                || !before.date().equals(now.date())
                || !Objects.equals(before.lastDay(), now.lastDay())
                || !Objects.equals(before.place(), now.place())
                || before.level() != now.level()
                || before.status() != now.status();
    }
}
