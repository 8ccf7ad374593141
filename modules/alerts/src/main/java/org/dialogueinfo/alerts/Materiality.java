package org.dialogueinfo.alerts;

import java.util.List;
import java.util.Objects;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Agreement.SectionKey;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.kernel.Localized;

/**
 * The rule for corrections: what a reader would act on or tell others is material, and who was sent the old fact gets the
 * new one beside it. All else is a detail: messages are changed in place where a channel can do that, and no mail is sent.
 *
 * <p>Of a meeting that is the title, the day or days, the place, the level and whether it takes place or took place; not
 * the summary, participants, topics, sources, notes.
 *
 * <p>Of an agreement that is the title, how far it or a provision is implemented, what happened to it when, the summary,
 * what it changes for a reader, how far the text says it is implemented, and what a provision says and by when; not the
 * other sections, other names, notes, claims, sources, the place, or what it is related to.
 */
final class Materiality {

    static final List<SectionKey> SECTIONS = List.of(SectionKey.CHANGE, SectionKey.PROGRESS);

    private Materiality() {}

    static boolean isMaterial(Meeting before, Meeting now) {
        return !before.title().equals(now.title())
                || !before.date().equals(now.date())
                || !Objects.equals(before.lastDay(), now.lastDay())
                || !Objects.equals(before.place(), now.place())
                || before.level() != now.level()
                || before.status() != now.status();
    }

    static boolean isMaterial(Agreement before, Agreement now) {
        return !before.title().equals(now.title())
                || !before.summary().equals(now.summary())
                || !before.status().equals(now.status())
                || !milestones(before).equals(milestones(now))
                || SECTIONS.stream().anyMatch(it -> !text(before, it).equals(text(now, it)))
                || !provisions(before).equals(provisions(now));
    }

    private static List<?> milestones(Agreement it) {
        return it.dates().stream()
                .map(milestone -> List.of(milestone.date(), milestone.what()))
                .toList();
    }

    private static Object text(Agreement it, SectionKey key) {
        return it.section(key).map(Agreement.Section::text).orElse(Localized.none());
    }

    private static List<?> provisions(Agreement of) {
        return of.provisions().stream()
                .map(it -> List.of(it.number(), it.text(), it.dueOn(), of.status(it)))
                .toList();
    }
}
