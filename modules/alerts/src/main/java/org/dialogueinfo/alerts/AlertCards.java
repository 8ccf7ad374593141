package org.dialogueinfo.alerts;

import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Agreement.Implementation;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.SourceId;
import org.dialogueinfo.content.Vocabulary;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Card.Fact;
import org.dialogueinfo.kernel.Card.Link;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.PartialDate;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.subscriptions.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Composes the cards of alerts, one per language. */
@Component
class AlertCards {

    private static final int MOST_SOURCES = 3;
    private static final List<Implementation> STEPS =
            List.of(Implementation.NOT_STARTED, Implementation.MINIMAL, Implementation.PARTIAL, Implementation.FULL);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

    private final Archive archive;
    private final Vocabulary vocabulary;
    private final AgreementChanges changes;
    private final MessageSource messages;
    private final String baseUrl;

    AlertCards(
            Archive archive,
            Vocabulary vocabulary,
            AgreementChanges changes,
            MessageSource messages,
            @Value("${dialogue.base-url:http://localhost:8080}") String baseUrl) {
        this.archive = archive;
        this.vocabulary = vocabulary;
        this.changes = changes;
        this.messages = messages;
        this.baseUrl = baseUrl;
    }

    Localized<Card> announcing(Meeting meeting) {
        return Localized.each(language -> card(meeting, language, meeting.title()));
    }

    /** The announcement as it would read today, with the moment of the change. */
    Localized<Card> amending(Meeting meeting, Instant at) {
        return announcing(meeting).map(card -> {
            var facts = new ArrayList<>(card.facts());
            facts.add(changedAt(card, at));
            return card.withFacts(facts);
        });
    }

    /** What was sent before and what holds now, side by side, for every fact that differs. */
    Localized<Card> correcting(Meeting before, Meeting now) {
        return Localized.each(language -> {
            var card = card(now, language, now.title());
            var changes = new ArrayList<Fact>();
            compare(changes, language, "title", text(before.title(), language), text(now.title(), language));
            compare(changes, language, "date", day(before, language), day(now, language));
            compare(changes, language, "place", place(before, language), place(now, language));
            compare(changes, language, "state", state(before, language), state(now, language));
            compare(changes, language, "summary", text(before.summary(), language), text(now.summary(), language));
            var facts = new ArrayList<>(changes);
            card.facts().stream()
                    .filter(it ->
                            changes.stream().noneMatch(change -> change.label().equals(it.label())))
                    .forEach(facts::add);
            return new Card(
                    language,
                    say(language, "corrected", card.title()),
                    card.lead(),
                    card.paragraphs(),
                    facts,
                    card.links(),
                    card.buttons());
        });
    }

    private void compare(List<Fact> changes, Language language, String label, String before, String now) {
        if (!before.equals(now)) {
            changes.add(new Fact(say(language, label), say(language, "was-now", before, now)));
        }
    }

    Localized<Card> of(Agreement it, String key) {
        return Localized.each(language -> withStatus(
                it,
                language,
                Card.of(
                                language,
                                messages.getMessage(
                                        key,
                                        new Object[] {text(it.title(), language)},
                                        Rendering.of(language).locale()),
                                text(it.summary(), language))
                        .withParagraphs(it.section(Agreement.SectionKey.PROGRESS).stream()
                                .map(section -> text(section.text(), language))
                                .toList())
                        .withLinks(links(it.sources(), language, "/agreements/" + it.id()))));
    }

    /** In words, and where the scale has a step for it, as a picture. */
    private Card withStatus(Agreement it, Language language, Card card) {
        var status = it.status();
        var words = say(language, "agreement-status." + status.value().code());
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(say(language, "implementation"), words));
        if (status.asOf() != null) {
            facts.add(new Fact(say(language, "as-of"), status.asOf().written(language)));
        }
        var told = card.withFacts(facts);
        var step = STEPS.indexOf(status.value());
        return step < 0
                ? told
                : told.withScale(new Card.Scale(
                        "%s: %s".formatted(say(language, "implementation"), words), step, STEPS.size() - 1));
    }

    /** What followers were told before and what holds now, side by side; without a material change just what holds. */
    Localized<Card> correcting(Agreement before, Agreement now) {
        return of(now, "alerts.agreement-revised")
                .map(card -> card.withFacts(changes.between(before, now, card.language())));
    }

    /** What holds now, with the moment of the change. */
    Localized<Card> amending(Agreement now, Instant at) {
        return of(now, "alerts.agreement-revised").map(card -> card.withFacts(List.of(changedAt(card, at))));
    }

    private Fact changedAt(Card card, Instant at) {
        return new Fact(say(card.language(), "changed-at"), moment(at, card.language()));
    }

    private Card card(Meeting meeting, Language language, Localized<String> title) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(say(language, "date"), day(meeting, language)));
        var place = place(meeting, language);
        if (!place.isEmpty()) {
            facts.add(new Fact(say(language, "place"), place));
        }
        facts.add(new Fact(say(language, "state"), state(meeting, language)));
        if (!meeting.topics().isEmpty()) {
            facts.add(new Fact(
                    say(language, "topics"),
                    String.join(
                            ", ",
                            meeting.topics().stream()
                                    .map(it -> vocabulary.say(Vocabulary.Field.TOPICS, it, language))
                                    .toList())));
        }
        return Card.of(language, text(title, language), text(meeting.summary(), language))
                .withFacts(facts)
                .withLinks(links(meeting.sources(), language, "/meetings/" + meeting.id()));
    }

    private List<Link> links(List<SourceId> sources, Language language, String page) {
        var links = new ArrayList<Link>();
        links.add(new Link(
                say(language, "open"),
                URI.create(baseUrl + "/" + Rendering.of(language).path() + page)));
        for (var source : archive.sources(sources).stream().limit(MOST_SOURCES).toList()) {
            if (source.url() != null) {
                links.add(new Link(source.title() + ", " + source.publisher(), source.url()));
            }
        }
        return links;
    }

    /** The day, or the days from the first to the last. */
    private static String day(Meeting meeting, Language language) {
        var last = meeting.lastDay();
        return last == null
                ? meeting.date().written(language)
                : meeting.date().written(language) + " – " + last.written(language);
    }

    private static String moment(Instant at, Language language) {
        var moment = at.atZone(Settings.HOUSE_ZONE);
        return PartialDate.of(moment.toLocalDate()).written(language) + ", " + HOUR.format(moment);
    }

    private String place(Meeting meeting, Language language) {
        var place = meeting.place();
        return place == null ? "" : phrase(place.city(), language);
    }

    private String phrase(@Nullable String phrase, Language language) {
        return phrase == null ? "" : vocabulary.say(Vocabulary.Field.PLACES, phrase, language);
    }

    private String state(Meeting meeting, Language language) {
        return say(language, "meeting-status." + meeting.status().code());
    }

    private String text(Localized<String> text, Language language) {
        return Shown.text(messages, text, language);
    }

    private String say(Language language, String key, Object... values) {
        return messages.getMessage(
                "alerts." + key, values, Rendering.of(language).locale());
    }
}
