package org.dialogueinfo.content;

import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.dialogueinfo.content.Items.Row;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What editors do with the archive, on the tables. */
@Service
@Transactional
class StoredEditing implements Editing {

    private final Items items;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StoredEditing(Items items, ApplicationEventPublisher events, Clock clock) {
        this.items = items;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Overview> agreements() {
        return items.all(Kind.AGREEMENT).stream()
                .map(row -> {
                    var it = CanonicalJson.read(row.working(), Agreement.class);
                    return overview(
                            row,
                            it.title(),
                            it.year() == null ? null : it.year().toString());
                })
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Overview> meetings() {
        return items.all(Kind.MEETING).stream()
                .map(row -> {
                    var it = CanonicalJson.read(row.working(), Meeting.class);
                    return overview(row, it.title(), it.date().value());
                })
                .sorted((a, b) -> b.id().compareTo(a.id()))
                .toList();
    }

    private static Overview overview(Row row, Localized<String> title, @Nullable String date) {
        return new Overview(row.id(), title.values(), date, row.published() != null, row.changed(), row.version());
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<WorkingCopy<Agreement>> agreement(AgreementId id) {
        return items.find(Kind.AGREEMENT, id.value()).map(row -> copy(row, Agreement.class, StoredEditing::missing));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<WorkingCopy<Meeting>> meeting(MeetingId id) {
        return items.find(Kind.MEETING, id.value()).map(row -> copy(row, Meeting.class, StoredEditing::missing));
    }

    private static <T> WorkingCopy<T> copy(Row row, Class<T> type, Function<T, Set<Language>> missing) {
        var item = CanonicalJson.read(row.working(), type);
        return new WorkingCopy<>(item, row.version(), row.published() != null, row.changed(), missing.apply(item));
    }

    @Override
    public WorkingCopy<Agreement> save(
            Agreement copy, List<Source> newSources, String editor, @Nullable Long expected) {
        keepSources(newSources, editor);
        demandAgreements("related", copy.related());
        demandAgreements("parent", copy.parent() == null ? List.of() : List.of(copy.parent()));
        demandSources(copy.cited().toList());
        copy.assessedProvisions()
                .filter(it -> !copy.provisionNumbers().contains(it))
                .findFirst()
                .ifPresent(it -> {
                    throw new UnknownReference("assessments", it);
                });
        var row = items.keep(Kind.AGREEMENT, copy.id().value(), CanonicalJson.write(copy), editor, expected);
        return copy(row, Agreement.class, StoredEditing::missing);
    }

    @Override
    public WorkingCopy<Meeting> save(Meeting copy, List<Source> newSources, String editor, @Nullable Long expected) {
        keepSources(newSources, editor);
        demandAgreements("agreements", copy.agreements());
        demandSources(copy.sources());
        var row = items.keep(Kind.MEETING, copy.id().value(), CanonicalJson.write(copy), editor, expected);
        return copy(row, Meeting.class, StoredEditing::missing);
    }

    private void keepSources(List<Source> sources, String editor) {
        for (var source : sources) {
            var row = items.keep(Kind.SOURCE, source.id().value(), CanonicalJson.write(source), editor, null);
            if (row.changed()) {
                items.publish(row, editor, "source");
            }
        }
    }

    private void demandAgreements(String field, Collection<AgreementId> ids) {
        for (var id : ids) {
            if (items.find(Kind.AGREEMENT, id.value()).isEmpty()) {
                throw new UnknownReference(field, id.value());
            }
        }
    }

    private void demandSources(Collection<SourceId> ids) {
        for (var id : Set.copyOf(ids)) {
            if (items.find(Kind.SOURCE, id.value()).isEmpty()) {
                throw new UnknownReference("sources", id.value());
            }
        }
    }

    @Override
    public Publication publish(AgreementId id, String editor, Set<Language> confirmedFallbacks) {
        var row = items.find(Kind.AGREEMENT, id.value()).orElseThrow(() -> new NotFound(id.value()));
        demandTexts(id.value(), missing(CanonicalJson.read(row.working(), Agreement.class)), confirmedFallbacks);
        var publication = publish(row, editor);
        if (publication.changed()) {
            events.publishEvent(
                    publication.first()
                            ? new AgreementPublished(id, clock.instant())
                            : new AgreementRevised(id, publication.revision(), clock.instant()));
        }
        return publication;
    }

    @Override
    public Publication publish(MeetingId id, String editor, Set<Language> confirmedFallbacks) {
        var row = items.find(Kind.MEETING, id.value()).orElseThrow(() -> new NotFound(id.value()));
        demandTexts(id.value(), missing(CanonicalJson.read(row.working(), Meeting.class)), confirmedFallbacks);
        var publication = publish(row, editor);
        if (publication.changed()) {
            events.publishEvent(
                    publication.first()
                            ? new MeetingAnnounced(id, clock.instant())
                            : new MeetingCorrected(id, publication.revision(), clock.instant()));
        }
        return publication;
    }

    private Publication publish(Row row, String editor) {
        var first = row.published() == null;
        if (!row.changed()) {
            return new Publication(row.id(), row.revision(), false, false);
        }
        var published = items.publish(row, editor, first ? "published" : "revised");
        return new Publication(row.id(), published.revision(), first, true);
    }

    private static void demandTexts(String id, Set<Language> missing, Set<Language> confirmed) {
        var unconfirmed = EnumSet.noneOf(Language.class);
        unconfirmed.addAll(missing);
        unconfirmed.removeAll(confirmed);
        if (!unconfirmed.isEmpty()) {
            throw new MissingTexts(id, unconfirmed);
        }
    }

    private static Set<Language> missing(Agreement it) {
        var missing = EnumSet.noneOf(Language.class);
        missing.addAll(it.title().missing());
        missing.addAll(it.summary().missing());
        it.sections().forEach(section -> missing.addAll(section.text().missing()));
        return missing;
    }

    private static Set<Language> missing(Meeting it) {
        var missing = EnumSet.noneOf(Language.class);
        missing.addAll(it.title().missing());
        missing.addAll(it.summary().missing());
        return missing;
    }
}
