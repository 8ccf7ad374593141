package org.dialogueinfo.content;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialogueinfo.content.Items.Row;
import org.dialogueinfo.content.Stages.Place;
import org.dialogueinfo.kernel.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The way to the public, on the tables. */
@Service
@Transactional
class StoredEditorial implements Editorial {

    private static final Duration FARTHEST = Duration.ofDays(366);

    private final Items items;
    private final Stages stages;
    private final StoredEditing editing;
    private final Clock clock;

    StoredEditorial(Items items, Stages stages, StoredEditing editing, Clock clock) {
        this.items = items;
        this.stages = stages;
        this.editing = editing;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Standing> standing(String item) {
        return row(item).map(it -> standing(it, stages.find(it.kind(), it.id()).orElse(null)));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Standing> open() {
        Map<String, Place> places =
                stages.all().stream().collect(Collectors.toMap(it -> it.kind() + "/" + it.id(), Function.identity()));
        return kinds().flatMap(kind -> items.all(kind).stream())
                .filter(Row::changed)
                .map(it -> standing(it, places.get(it.kind() + "/" + it.id())))
                .sorted(Comparator.comparing(Standing::changedAt).reversed())
                .toList();
    }

    private static Stream<Kind> kinds() {
        return Stream.concat(Stream.of(Kind.AGREEMENT, Kind.MEETING), StoredTexts.KINDS.stream());
    }

    private static Standing standing(Row row, @Nullable Place place) {
        var label =
                CanonicalJson.read(row.working(), Kind.of(row.kind()).type()).label();
        var shown = place != null && place.version() == row.version() ? place : draft(row, place);
        return new Standing(
                row.kind() + "/" + row.id(),
                label.values(),
                stage(row, place),
                row.published() != null,
                row.version(),
                shown.authors(),
                shown.submittedBy(),
                shown.reviewedBy(),
                shown.plannedBy(),
                shown.due(),
                shown.note(),
                shown.changedAt());
    }

    /** What was never saved at the desk has no authors. */
    private static Place draft(Row row, @Nullable Place before) {
        return new Place(
                row.kind(),
                row.id(),
                row.version(),
                Stage.DRAFT,
                before == null ? List.of() : before.authors(),
                null,
                null,
                null,
                null,
                Set.of(),
                "",
                before == null ? Instant.EPOCH : before.changedAt());
    }

    private static Stage stage(Row row, @Nullable Place place) {
        if (!row.changed()) {
            return Stage.PUBLISHED;
        }
        if (place != null) {
            return place.version() == row.version() ? place.stage() : Stage.DRAFT;
        }
        return row.published() == null && row.revision() > 0 ? Stage.WITHDRAWN : Stage.DRAFT;
    }

    @Override
    public Standing submit(String item, String editor, long version) {
        var row = demand(item, version);
        var place = place(row);
        if (stage(row, place) == Stage.PUBLISHED) {
            throw new NotWaiting(item, Stage.PUBLISHED);
        }
        return keep(row, place.handedIn(editor));
    }

    @Override
    public Standing approve(String item, String reviewer, long version) {
        var row = demand(item, version);
        demandWaiting(item, row, Stage.IN_REVIEW);
        var place = place(row);
        if (!standing(row, place).mayReview(reviewer)) {
            throw new OwnWork(item, reviewer);
        }
        if (row.kind().equals(Kind.AGREEMENT.code())) {
            editing.reviewAssessments(new AgreementId(row.id()), reviewer);
            row = items.find(Kind.AGREEMENT, row.id()).orElseThrow();
        }
        return keep(row, place.at(row.version()).reviewed(reviewer, ""));
    }

    @Override
    public Standing giveBack(String item, String reviewer, String why) {
        var row = row(item).orElseThrow(() -> new Editing.NotFound(item));
        var stage = stage(row, stages.find(row.kind(), row.id()).orElse(null));
        if (stage != Stage.IN_REVIEW && stage != Stage.REVIEWED) {
            throw new NotWaiting(item, stage);
        }
        return keep(row, place(row).reviewed(null, why));
    }

    @Override
    public Standing schedule(String item, String editor, long version, Instant at, Set<Language> confirmedFallbacks) {
        var now = clock.instant();
        if (!at.isAfter(now) || at.isAfter(now.plus(FARTHEST))) {
            throw new NoSuchHour(at);
        }
        var row = demand(item, version);
        if (!row.changed()) {
            throw new NotWaiting(item, Stage.PUBLISHED);
        }
        editing.demandPublishable(row, confirmedFallbacks);
        return keep(row, place(row).planned(editor, at, confirmedFallbacks));
    }

    @Override
    public boolean unschedule(String item) {
        var row = row(item).orElseThrow(() -> new Editing.NotFound(item));
        var place = stages.find(row.kind(), row.id()).filter(it -> it.stage() == Stage.SCHEDULED);
        place.ifPresent(it -> stages.put(it.reviewed(it.reviewedBy(), "")));
        return place.isPresent();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Memory.Difference> changes(String item) {
        return row(item)
                .map(it -> Differences.between(it.published() == null ? "" : it.published(), it.working()))
                .orElse(List.of());
    }

    private void demandWaiting(String item, Row row, Stage wanted) {
        var stage = stage(row, stages.find(row.kind(), row.id()).orElse(null));
        if (stage != wanted) {
            throw new NotWaiting(item, stage);
        }
    }

    private Row demand(String item, long version) {
        var row = row(item).orElseThrow(() -> new Editing.NotFound(item));
        if (row.version() != version) {
            throw new Editing.StaleVersion(row.id(), version, row.version());
        }
        return row;
    }

    private Place place(Row row) {
        return stages.find(row.kind(), row.id()).map(it -> it.at(row.version())).orElseGet(() -> draft(row, null));
    }

    private Standing keep(Row row, Place place) {
        stages.put(place);
        return standing(row, place);
    }

    private Optional<Row> row(String item) {
        var slash = item.indexOf('/');
        var kind = slash < 0 ? "" : item.substring(0, slash);
        return kinds().filter(it -> it.code().equals(kind))
                .findFirst()
                .flatMap(it -> items.find(it, item.substring(slash + 1)));
    }
}
