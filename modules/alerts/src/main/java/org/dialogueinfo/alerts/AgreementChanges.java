package org.dialogueinfo.alerts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Agreement.Milestone;
import org.dialogueinfo.content.Agreement.SectionKey;
import org.dialogueinfo.content.Agreement.Status;
import org.dialogueinfo.content.Provision;
import org.dialogueinfo.kernel.Card.Fact;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What differs between two states of an agreement, old beside new, in the words of one language. */
@Component
class AgreementChanges {

    private static final int LONGEST = 300;
    private static final int MOST_PROVISIONS = 6;

    private final MessageSource messages;

    AgreementChanges(MessageSource messages) {
        this.messages = messages;
    }

    /** The material changes, as {@link Materiality} has them; what is long is shortened to what differs. */
    List<Fact> between(Agreement before, Agreement now, Language language) {
        var facts = new ArrayList<Fact>();
        compare(facts, language, say(language, "title"), text(before.title(), language), text(now.title(), language));
        compare(
                facts,
                language,
                say(language, "state"),
                status(before.status(), language),
                status(now.status(), language));
        differing(facts, language, say(language, "summary"), before.summary(), now.summary());
        for (var key : Materiality.SECTIONS) {
            differing(facts, language, say(language, "section." + key.code()), section(before, key), section(now, key));
        }
        compare(
                facts,
                language,
                say(language, "dates"),
                milestones(before, now, language),
                milestones(now, before, language));
        provisions(facts, language, before, now);
        return facts;
    }

    private void provisions(List<Fact> facts, Language language, Agreement before, Agreement now) {
        var numbers = new LinkedHashSet<String>();
        Stream.of(before, now)
                .flatMap(it -> it.provisions().stream())
                .map(Provision::number)
                .forEach(numbers::add);
        numbers.stream()
                .map(number -> provision(language, number, before, now))
                .filter(Objects::nonNull)
                .limit(MOST_PROVISIONS)
                .forEach(facts::add);
    }

    private @org.jspecify.annotations.Nullable Fact provision(
            Language language, String number, Agreement before, Agreement now) {
        var old = before.provision(number)
                .map(it -> provision(before, it, language))
                .orElse("");
        var changed =
                now.provision(number).map(it -> provision(now, it, language)).orElse("");
        return old.equals(changed)
                ? null
                : new Fact(
                        say(language, "provision", number),
                        wasNow(language, differing(old, changed), differing(changed, old)));
    }

    private String provision(Agreement of, Provision it, Language language) {
        return Stream.of(
                        text(it.text(), language),
                        it.dueOn().map(Objects::toString).orElse(""),
                        status(of.status(it), language))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** The milestones that the other state does not have. */
    private String milestones(Agreement of, Agreement other, Language language) {
        Function<Milestone, String> shown = it -> it.date() + " " + text(it.what(), language);
        var there = other.dates().stream().map(shown).toList();
        return shortened(
                of.dates().stream().map(shown).filter(it -> !there.contains(it)).collect(Collectors.joining("; ")));
    }

    private static Localized<String> section(Agreement of, SectionKey key) {
        return of.section(key).map(Agreement.Section::text).orElse(Localized.none());
    }

    private void differing(
            List<Fact> facts, Language language, String label, Localized<String> before, Localized<String> now) {
        BiFunction<Localized<String>, Localized<String>, String> shown =
                (it, other) -> differing(text(it, language), text(other, language));
        compare(facts, language, label, shown.apply(before, now), shown.apply(now, before));
    }

    /** The sentences and lines that the other text does not have. */
    private static String differing(String text, String other) {
        var there = sentences(other);
        return shortened(
                sentences(text).stream().filter(it -> !there.contains(it)).collect(Collectors.joining(" ")));
    }

    private static List<String> sentences(String text) {
        return Arrays.stream(text.split("(?<=[.!?])\\s+|\\n+"))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int space = text.lastIndexOf(' ', LONGEST);
        return text.substring(0, space < 1 ? LONGEST : space) + " …";
    }

    private void compare(List<Fact> facts, Language language, String label, String before, String now) {
        if (!before.equals(now)) {
            facts.add(new Fact(label, wasNow(language, before, now)));
        }
    }

    private String wasNow(Language language, String before, String now) {
        return before.isEmpty()
                ? say(language, "is-new", now)
                : now.isEmpty() ? say(language, "left-out", before) : say(language, "was-now", before, now);
    }

    private String status(Status it, Language language) {
        return Stream.concat(Stream.of(it.value().code()), it.marks().stream().map(Agreement.Mark::code))
                .map(code -> say(language, "agreement-status." + code))
                .collect(Collectors.joining(", "));
    }

    private static String text(Localized<String> text, Language language) {
        return text.shownIn(language).map(Localized.Shown::value).orElse("");
    }

    private String say(Language language, String key, Object... values) {
        return messages.getMessage(
                "alerts." + key, values, Rendering.of(language).locale());
    }
}
