package org.dialogueinfo.content;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.dialogueinfo.content.Agreement.Implementation;
import org.dialogueinfo.kernel.Localized;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Deadlines, computed from the published provisions. */
@Service
class StoredDeadlines implements Deadlines {

    private final Archive archive;
    private final Items items;
    private final Bylines bylines;
    private final JdbcClient jdbc;
    private final Clock clock;

    StoredDeadlines(Archive archive, Items items, Bylines bylines, JdbcClient jdbc, Clock clock) {
        this.archive = archive;
        this.items = items;
        this.bylines = bylines;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Deadline> all(LocalDate today) {
        return archive.all(Agreement.class).stream()
                .flatMap(agreement -> agreement.provisions().stream().flatMap(it -> deadline(agreement, it, today)))
                .sorted(Comparator.comparing(Deadline::due))
                .toList();
    }

    private Stream<Deadline> deadline(Agreement agreement, Provision it, LocalDate today) {
        return it.dueOn().stream()
                .map(due -> new Deadline(
                        agreement.id(),
                        it.number(),
                        it.owner(),
                        due,
                        ChronoUnit.DAYS.between(today, due),
                        agreement.status(it),
                        state(agreement, it, due, today)));
    }

    private State state(Agreement agreement, Provision provision, LocalDate due, LocalDate today) {
        if (agreement.status(provision).value() == Implementation.FULL) {
            return State.MET;
        }
        if (!due.isBefore(today)) {
            return State.OPEN;
        }
        return archive.find(OverdueNotice.class, OverdueNotice.key(agreement.id(), provision.number()))
                        .filter(it -> it.due().equals(due))
                        .isPresent()
                ? State.OVERDUE
                : State.PASSED;
    }

    @Override
    public List<Deadline> proposals(LocalDate today) {
        var refused = Set.copyOf(jdbc.sql("select agreement, provision, due from content.overdue_refusal")
                .query((rs, n) -> List.of(rs.getString(1), rs.getString(2), rs.getString(3)))
                .list());
        return all(today).stream()
                .filter(it -> it.state() == State.PASSED)
                .filter(it -> !refused.contains(
                        List.of(it.agreement().value(), it.provision(), it.due().toString())))
                .toList();
    }

    @Override
    @Transactional
    public void refuseOverdue(AgreementId agreement, String provision, String reason, String editor, LocalDate today) {
        var proposal = proposals(today).stream()
                .filter(it -> it.agreement().equals(agreement) && it.provision().equals(provision))
                .findFirst()
                .orElseThrow(() -> new Editing.NotFound(OverdueNotice.key(agreement, provision)));
        jdbc.sql("insert into content.overdue_refusal (agreement, provision, due, reason, author, refused_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        agreement.value(),
                        provision,
                        Date.valueOf(proposal.due()),
                        reason,
                        editor,
                        Timestamp.from(clock.instant()))
                .update();
    }

    @Override
    @Transactional
    public Editing.Publication publishOverdue(
            AgreementId agreement, String provision, Localized<String> note, String editor, LocalDate today) {
        var key = OverdueNotice.key(agreement, provision);
        var deadline = all(today).stream()
                .filter(it -> it.agreement().equals(agreement) && it.provision().equals(provision))
                .findFirst()
                .orElseThrow(() -> new Editing.NotFound(key));
        if (deadline.state() == State.OPEN || deadline.state() == State.MET) {
            throw new IllegalStateException(
                    "Only a deadline that has passed can be overdue, but %s is %s".formatted(key, deadline.state()));
        }
        var notice = new OverdueNotice(agreement, provision, deadline.due(), note);
        var row = items.keep(Kind.OVERDUE, key, CanonicalJson.write(notice), editor, null);
        if (!row.changed()) {
            return new Editing.Publication(key, row.revision(), false, false);
        }
        var published = items.publish(row, bylines.of(editor), "overdue");
        return new Editing.Publication(key, published.revision(), published.revision() == 1, true);
    }
}
