package org.dialogueinfo.alerts;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Archive.AgreementFilter;
import org.dialogueinfo.content.Archive.MeetingFilter;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Card.Fact;
import org.dialogueinfo.kernel.Card.Link;
import org.dialogueinfo.kernel.Card.Section;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A year of the dialogue as one card: what met, what was agreed, and what changed in status, all from the archive. */
@Component
class YearCards {

    /** Each list; a mail over 102 kB is cut by some readers, and the site has the rest. */
    private static final int MOST_LINES = 40;

    private final Archive archive;
    private final MessageSource messages;
    private final String baseUrl;

    YearCards(
            Archive archive,
            MessageSource messages,
            @Value("${dialogue.base-url:http://localhost:8080}") String baseUrl) {
        this.archive = archive;
        this.messages = messages;
        this.baseUrl = baseUrl.replaceFirst("/+$", "");
    }

    /** Empty for a year of which the archive has nothing to tell. */
    Optional<Localized<Card>> of(int year) {
        var met = archive.meetings(new MeetingFilter(year, null, Meeting.Status.HELD, null, null, null)).stream()
                .sorted(Comparator.comparing(Meeting::date))
                .toList();
        var agreed = archive.agreements(new AgreementFilter(year, null, null, null));
        var changed = archive.agreements(AgreementFilter.all()).stream()
                .flatMap(it -> Change.in(year, it).stream())
                .toList();
        return met.isEmpty() && agreed.isEmpty() && changed.isEmpty()
                ? Optional.empty()
                : Optional.of(Localized.each(language -> card(year, language, met, agreed, changed)));
    }

    private Card card(int year, Language language, List<Meeting> met, List<Agreement> agreed, List<Change> changed) {
        var sections = new ArrayList<Section>();
        sections.add(listed(
                language,
                "met",
                met,
                it -> it.date().written(language) + ": " + Shown.text(messages, it.title(), language)));
        sections.add(listed(language, "agreed", agreed, it -> Shown.text(messages, it.title(), language)));
        sections.add(listed(
                language,
                "changed",
                changed,
                it -> "%s: %s"
                        .formatted(
                                Shown.text(messages, it.agreement().title(), language),
                                say(
                                        language,
                                        "status-change",
                                        status(it.before(), language),
                                        status(it.now(), language)))));
        var site = baseUrl + "/" + Rendering.of(language).path();
        return Card.of(language, say(language, "title", String.valueOf(year)), say(language, "lead"))
                .withSections(sections)
                .withFacts(List.of(
                        new Fact(say(language, "met"), String.valueOf(met.size())),
                        new Fact(say(language, "agreed"), String.valueOf(agreed.size())),
                        new Fact(say(language, "changed"), String.valueOf(changed.size()))))
                .withLinks(List.of(
                        new Link(say(language, "meetings"), URI.create(site + "/meetings?year=" + year)),
                        new Link(say(language, "agreements"), URI.create(site + "/agreements"))));
    }

    /** A line for each, or the sentence that there was none. */
    private <T> Section listed(Language language, String key, List<T> all, Function<T, String> line) {
        var lines = new ArrayList<String>();
        all.stream().limit(MOST_LINES).map(line).forEach(lines::add);
        if (all.isEmpty()) {
            lines.add(say(language, "none." + key));
        } else if (all.size() > MOST_LINES) {
            lines.add(say(language, "more", all.size() - MOST_LINES));
        }
        return new Section(say(language, key), null, lines, List.of());
    }

    private String status(Agreement.Status status, Language language) {
        return messages.getMessage(
                "alerts.agreement-status." + status.value().code(),
                null,
                Rendering.of(language).locale());
    }

    private String say(Language language, String key, Object... values) {
        return messages.getMessage(
                "alerts.year." + key, values, Rendering.of(language).locale());
    }

    /** An agreement whose step on the scale was another at the end of the year than at its beginning. */
    private record Change(Agreement agreement, Agreement.Status before, Agreement.Status now) {

        static Optional<Change> in(int year, Agreement agreement) {
            var before = agreement.asOf(LocalDate.of(year - 1, 12, 31)).status();
            var now = agreement.asOf(LocalDate.of(year, 12, 31)).status();
            return before.value() == now.value() ? Optional.empty() : Optional.of(new Change(agreement, before, now));
        }
    }
}
