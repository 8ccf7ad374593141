package org.dialogueinfo.content;

import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.dialogueinfo.content.Items.Row;
import org.dialogueinfo.content.Stages.Place;
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
    private final Gates gates;
    private final Stages stages;
    private final Bylines bylines;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StoredEditing(
            Items items, Gates gates, Stages stages, Bylines bylines, ApplicationEventPublisher events, Clock clock) {
        this.items = items;
        this.gates = gates;
        this.stages = stages;
        this.bylines = bylines;
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
        var signed = copy.with(assessments(copy, editor));
        var row = keep(Kind.AGREEMENT, copy.key(), CanonicalJson.write(signed), editor, expected);
        return copy(row, Agreement.class, StoredEditing::missing);
    }

    @Override
    public WorkingCopy<Meeting> save(Meeting copy, List<Source> newSources, String editor, @Nullable Long expected) {
        keepSources(newSources, editor);
        demandAgreements("agreements", copy.agreements());
        demandSources(copy.sources());
        var row = keep(Kind.MEETING, copy.key(), CanonicalJson.write(copy), editor, expected);
        return copy(row, Meeting.class, StoredEditing::missing);
    }

    /** Keeps a working copy; when that changes it, it is a draft again. */
    Row keep(Kind kind, String id, String document, String editor, @Nullable Long expected) {
        var before = items.find(kind, id).map(Row::version).orElse(0L);
        var row = items.keep(kind, id, document, editor, expected);
        if (row.version() != before) {
            stages.saved(row, editor);
        }
        return row;
    }

    void keepSources(List<Source> sources, String editor) {
        for (var source : sources) {
            var row = items.keep(Kind.SOURCE, source.id().value(), CanonicalJson.write(source), editor, null);
            if (row.changed()) {
                items.publish(row, bylines.of(editor), "source");
            }
        }
    }

    void demandAgreements(String field, Collection<AgreementId> ids) {
        for (var id : ids) {
            if (items.find(Kind.AGREEMENT, id.value()).isEmpty()) {
                throw new UnknownReference(field, id.value());
            }
        }
    }

    void demandSources(Collection<SourceId> ids) {
        for (var id : Set.copyOf(ids)) {
            if (items.find(Kind.SOURCE, id.value()).isEmpty()) {
                throw new UnknownReference("sources", id.value());
            }
        }
    }

    /** The assessments with those that are new signed by their author; whoever wrote one cannot also review it. */
    private List<Assessment> assessments(Agreement copy, String editor) {
        var row = items.find(Kind.AGREEMENT, copy.key());
        var known = row.map(
                        it -> CanonicalJson.read(it.working(), Agreement.class).assessments())
                .orElse(List.of());
        var published = row.flatMap(it -> Optional.ofNullable(it.published()))
                .map(it -> CanonicalJson.read(it, Agreement.class).assessments())
                .orElse(List.of());
        if (!copy.assessments().containsAll(published)) {
            throw new AssessmentGone(copy.key());
        }
        return copy.assessments().stream()
                .map(it -> known.contains(it) ? it : it.by(bylines.of(editor), null))
                .toList();
    }

    @Override
    public WorkingCopy<Agreement> reviewAssessments(AgreementId id, String reviewer) {
        var row = items.find(Kind.AGREEMENT, id.value()).orElseThrow(() -> new NotFound(id.value()));
        var agreement = CanonicalJson.read(row.working(), Agreement.class);
        var byline = bylines.of(reviewer);
        if (agreement.assessments().stream()
                .anyMatch(it -> !it.reviewed() && !it.fromPack() && byline.equals(it.author()))) {
            throw new OwnAssessment(id.value(), reviewer);
        }
        var reviewed = agreement.with(agreement.assessments().stream()
                .map(it -> it.reviewed() || it.fromPack() ? it : it.by(it.author(), byline))
                .toList());
        var now = items.keep(Kind.AGREEMENT, id.value(), CanonicalJson.write(reviewed), reviewer, row.version());
        stages.find(row.kind(), row.id())
                .filter(it -> it.version() == row.version())
                .ifPresent(it -> stages.put(it.at(now.version())));
        return copy(now, Agreement.class, StoredEditing::missing);
    }

    @Override
    public Publication publish(AgreementId id, String editor, Set<Language> confirmedFallbacks) {
        return publish(id, editor, confirmedFallbacks, new Exemption(null));
    }

    @Override
    public Publication publish(AgreementId id, String editor, Set<Language> confirmedFallbacks, String reason) {
        return publish(id, editor, confirmedFallbacks, new Exemption(reason));
    }

    private Publication publish(AgreementId id, String editor, Set<Language> confirmed, Exemption exemption) {
        var row = items.find(Kind.AGREEMENT, id.value()).orElseThrow(() -> new NotFound(id.value()));
        var agreement = CanonicalJson.read(row.working(), Agreement.class);
        demandComplete(row, agreement, confirmed);
        var publication = publish(row, agreement, editor, exemption);
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
        return publish(id, editor, confirmedFallbacks, new Exemption(null));
    }

    @Override
    public Publication publish(MeetingId id, String editor, Set<Language> confirmedFallbacks, String reason) {
        return publish(id, editor, confirmedFallbacks, new Exemption(reason));
    }

    private Publication publish(MeetingId id, String editor, Set<Language> confirmed, Exemption exemption) {
        var row = items.find(Kind.MEETING, id.value()).orElseThrow(() -> new NotFound(id.value()));
        var meeting = CanonicalJson.read(row.working(), Meeting.class);
        demandComplete(row, meeting, confirmed);
        var publication = publish(row, meeting, editor, exemption);
        if (publication.changed()) {
            events.publishEvent(
                    publication.first()
                            ? new MeetingAnnounced(id, clock.instant())
                            : new MeetingCorrected(id, publication.revision(), clock.instant()));
        }
        return publication;
    }

    private Publication publish(Row row, Item item, String editor, Exemption exemption) {
        if (!row.changed()) {
            return new Publication(row.id(), row.revision(), false, false);
        }
        var blocking = blocking(item);
        if (!blocking.isEmpty() && exemption.reason() == null) {
            throw new Gates.Refused(row.id(), blocking);
        }
        var first = row.revision() == 0;
        var reason = (first ? "published" : "revised") + (reviewed(row) ? "; reviewed by a second person" : "");
        var published = items.publish(
                row,
                bylines.of(editor),
                blocking.isEmpty() ? reason : reason + "; gates overridden: " + exemption.reason());
        stages.forget(row.kind(), row.id());
        return new Publication(row.id(), published.revision(), first, true);
    }

    private boolean reviewed(Row row) {
        return stages.find(row.kind(), row.id())
                .filter(it -> it.version() == row.version() && it.reviewedBy() != null)
                .isPresent();
    }

    private List<Gates.Finding> blocking(Item item) {
        return gates.check(item).stream().filter(it -> it.rule().blocking()).toList();
    }

    private static void demandComplete(Row row, Item item, Set<Language> confirmed) {
        demandTexts(row.id(), missingTexts(item), confirmed);
        if (item instanceof Agreement agreement
                && agreement.assessments().stream().anyMatch(it -> !it.fromPack() && !it.reviewed())) {
            throw new Unreviewed(row.id());
        }
    }

    /** The languages without a text that another language has, or without a title. */
    static Set<Language> missingTexts(Item item) {
        if (item instanceof Agreement agreement) {
            return missing(agreement);
        }
        if (item instanceof Meeting meeting) {
            return missing(meeting);
        }
        var missing = EnumSet.noneOf(Language.class);
        item.texts().values().stream().filter(it -> !it.isEmpty()).forEach(it -> missing.addAll(it.missing()));
        return missing;
    }

    /** Publishes an item of one of the smaller kinds. */
    Publication publish(Row row, String editor, Set<Language> confirmed) {
        var item = CanonicalJson.read(row.working(), Kind.of(row.kind()).type());
        demandComplete(row, item, confirmed);
        return publish(row, item, editor, new Exemption(null));
    }

    /** Refuses what could not be published now. */
    void demandPublishable(Row row, Set<Language> confirmed) {
        var item = CanonicalJson.read(row.working(), Kind.of(row.kind()).type());
        demandComplete(row, item, confirmed);
        var blocking = blocking(item);
        if (!blocking.isEmpty()) {
            throw new Gates.Refused(row.id(), blocking);
        }
    }

    /**
     * Publishes what was planned; a plan that was taken back meanwhile changes nothing.
     *
     * @throws StaleVersion if it was saved again since
     */
    void publishAt(Place plan, String editor) {
        if (stages.find(plan.kind(), plan.id()).filter(plan::equals).isEmpty()) {
            return;
        }
        var kind = Kind.of(plan.kind());
        var row = items.find(kind, plan.id()).orElseThrow(() -> new NotFound(plan.id()));
        if (row.version() != plan.version()) {
            throw new StaleVersion(plan.id(), plan.version(), row.version());
        }
        if (kind == Kind.AGREEMENT) {
            publish(new AgreementId(plan.id()), editor, plan.fallbacks());
        } else if (kind == Kind.MEETING) {
            publish(new MeetingId(plan.id()), editor, plan.fallbacks());
        } else {
            publish(row, editor, plan.fallbacks());
        }
    }

    @Override
    public Publication withdraw(AgreementId id, String editor, String reason) {
        return withdraw(Kind.AGREEMENT, id.value(), editor, reason);
    }

    @Override
    public Publication withdraw(MeetingId id, String editor, String reason) {
        return withdraw(Kind.MEETING, id.value(), editor, reason);
    }

    Publication withdraw(Kind kind, String id, String editor, String reason) {
        var row = items.find(kind, id).filter(it -> it.published() != null).orElseThrow(() -> new NotFound(id));
        var withdrawn = items.withdraw(row, bylines.of(editor), Memory.Revision.WITHDRAWN + reason);
        stages.forget(row.kind(), row.id());
        events.publishEvent(new ItemWithdrawn(row.kind() + "/" + id, clock.instant()));
        return new Publication(id, withdrawn.revision(), false, true);
    }

    /** An editor's reason to publish although the gates block it; null when there is none. */
    private record Exemption(@Nullable String reason) {
        Exemption {
            if (reason != null && (reason.isBlank() || reason.length() > 400)) {
                throw new IllegalArgumentException("Overriding the gates needs a reason of 1 to 400 characters");
            }
        }
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
