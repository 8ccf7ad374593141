package org.dialogueinfo.content;

import java.util.Objects;
import java.util.Optional;
import org.dialogueinfo.content.Items.Link;
import org.dialogueinfo.content.Memory.Problem;
import org.dialogueinfo.content.Memory.Verification;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Proves that no revision was altered, removed or put in, and that what is public is what the newest revisions say. Reads
 * page by page, so that memory does not grow with the archive.
 */
@Component
class Verifier {

    private static final int PAGE = 500;

    private final Items items;
    private final JdbcClient jdbc;

    Verifier(Items items, JdbcClient jdbc) {
        this.items = items;
        this.jdbc = jdbc;
    }

    Verification verify() {
        var check = new Check();
        for (var page = items.linksAfter(0, PAGE); !page.isEmpty(); page = items.linksAfter(check.last, PAGE)) {
            page.forEach(check::add);
        }
        if (check.broken == null) {
            ends(check);
        }
        if (check.broken == null) {
            published(check);
        }
        return new Verification(
                check.broken == null,
                check.count,
                check.previous,
                Optional.ofNullable(check.broken),
                Optional.ofNullable(check.problem));
    }

    private void ends(Check check) {
        var head = items.head();
        if (head.seq() != check.last || !head.hash().equals(check.previous)) {
            check.fail("head", Problem.HEAD_DIFFERS);
        }
        jdbc
                .sql("select l.number from content.release l left join content.revision r on r.seq = l.seq"
                        + " where l.seq > 0 and (r.hash is null or r.hash <> l.head) order by l.number")
                .query(Integer.class)
                .list()
                .stream()
                .findFirst()
                .ifPresent(it -> check.fail("release/" + it, Problem.HEAD_DIFFERS));
    }

    private void published(Check check) {
        var wrong = jdbc.sql("select i.kind, i.id, i.revision from content.item i left join content.revision r"
                        + " on r.kind = i.kind and r.id = i.id and r.number = i.revision"
                        + " where (i.published is not null and (r.document is null or r.document <> i.published))"
                        + " or (i.published is null and r.document <> '')"
                        + " or exists (select 1 from content.revision n where n.kind = i.kind and n.id = i.id"
                        + " and n.number > i.revision) order by i.kind, i.id")
                .query((rs, n) -> "%s/%s@r%d".formatted(rs.getString(1), rs.getString(2), rs.getInt(3)))
                .list();
        var lost = jdbc.sql("select r.kind, r.id, max(r.number) from content.revision r where not exists"
                        + " (select 1 from content.item i where i.kind = r.kind and i.id = r.id)"
                        + " group by r.kind, r.id order by r.kind, r.id")
                .query((rs, n) -> "%s/%s@r%d".formatted(rs.getString(1), rs.getString(2), rs.getInt(3)))
                .list();
        if (!wrong.isEmpty() || !lost.isEmpty()) {
            check.fail(wrong.isEmpty() ? lost.get(0) : wrong.get(0), Problem.PUBLISHED_DIFFERS);
        }
    }

    private static final class Check {
        private long count;
        private long last;
        private String previous = "";
        private @Nullable String broken;
        private @Nullable Problem problem;

        void add(Link link) {
            count++;
            if (link.seq() != last + 1) {
                fail(link, Problem.REMOVED);
            } else if (!link.previous().equals(previous)) {
                fail(link, Problem.INSERTED);
            } else if (!link.hash().equals(link.expectedHash())) {
                fail(link, Problem.ALTERED);
            }
            last = link.seq();
            previous = link.hash();
        }

        private void fail(Link link, Problem what) {
            fail("%s/%s@r%d".formatted(link.kind(), link.id(), link.number()), what);
        }

        private void fail(String where, Problem what) {
            broken = Objects.requireNonNullElse(broken, where);
            problem = Objects.requireNonNullElse(problem, what);
        }
    }
}
