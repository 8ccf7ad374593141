package org.dialogueinfo.subscriptions;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.dialogueinfo.subscriptions.ImportRuns.Counts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the rows and hands them on, a thousand at a time. */
@Service
class CsvImport implements SubscriberImports {

    private static final int BATCH = 1000;

    private final ImportRuns runs;
    private final ImportedPeople people;
    private final TransactionTemplate transaction;

    CsvImport(ImportRuns runs, ImportedPeople people, PlatformTransactionManager transactions) {
        this.runs = runs;
        this.people = people;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public Report run(InputStream csv, boolean dryRun, String who) throws IOException {
        var lines = new CsvLines(csv);
        var header = lines.next(0);
        if (header == null || header.problem() != null) {
            throw new UnreadableHeader();
        }
        var columns = ImportRow.columns(header.fields());
        people.prepare();
        var run = new Run(runs.start(dryRun, who), dryRun, who);
        var state = State.BROKEN_OFF;
        try {
            var next = lines.next(header.fields().size());
            while (next != null) {
                take(run, next, columns);
                next = lines.next(header.fields().size());
            }
            flush(run);
            state = State.DONE;
        } finally {
            runs.finish(run.id, state);
        }
        return runs.find(run.id).orElseThrow();
    }

    private void take(Run run, CsvLines.Parsed parsed, List<Integer> columns) {
        var problem = parsed.problem();
        if (problem != null) {
            refuse(run, parsed.line(), problem);
            return;
        }
        try {
            var row = ImportRow.of(parsed.line(), parsed.fields(), columns);
            if (run.batch.containsKey(row.endpoint()) || run.batch.size() == BATCH) {
                flush(run); // a person named twice is looked at twice, in the file's order
            }
            run.batch.put(row.endpoint(), row);
        } catch (ImportRow.Refused e) {
            refuse(run, parsed.line(), e.reason);
        }
    }

    private void flush(Run run) {
        transaction.executeWithoutResult(it -> {
            people.take(run.batch, run.dryRun, run.id, run.who, run.counts)
                    .forEach(row -> refuse(run, row.line(), Reason.SUPPRESSED));
            runs.count(run.id, run.counts);
        });
        run.batch.clear();
    }

    private void refuse(Run run, long line, Reason reason) {
        run.counts.refused++;
        if (run.counts.refused <= ImportRuns.MOST_REFUSALS) {
            runs.refuse(run.id, new Refusal(line, reason));
        }
        if (run.counts.refused % BATCH == 0) {
            runs.count(run.id, run.counts);
        }
    }

    @Override
    public Optional<Report> find(UUID id) {
        runs.breakOffSilent();
        return runs.find(id);
    }

    @Override
    public List<Report> latest(int limit) {
        runs.breakOffSilent();
        return runs.latest(limit);
    }

    private static final class Run {
        private final UUID id;
        private final boolean dryRun;
        private final String who;
        private final Counts counts = new Counts();
        private final Map<Endpoint, ImportRow> batch = new LinkedHashMap<>();

        Run(UUID id, boolean dryRun, String who) {
            this.id = id;
            this.dryRun = dryRun;
            this.who = who;
        }
    }
}
