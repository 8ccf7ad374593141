package org.dialogueinfo.desk;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dialogueinfo.content.Source;
import org.dialogueinfo.content.SourceId;
import org.dialogueinfo.kernel.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a form in which sources are typed. A row left as it was stays the source it is; a changed one becomes a
 * source of its own, because others may rest on the old one.
 */
record SourceRows(List<SourceId> all, List<Source> changed, Map<String, SourceId> replaced) {

    static void put(TypedForm form, Collection<Source> sources) {
        for (var it : sources) {
            form.put("sources.id", it.id());
            form.put("sources.title", it.title());
            form.put("sources.publisher", it.publisher());
            form.put("sources.url", it.url());
            form.put("sources.date", it.date());
        }
    }

    /** What the rows say; with problems remembered in the form nothing of it may be kept. */
    static SourceRows read(TypedForm form, Collection<Source> known) {
        form.dropEmptyRows("sources", List.of("title", "publisher", "url", "date"), List.of("id"));
        var all = new ArrayList<SourceId>();
        var changed = new ArrayList<Source>();
        var replaced = new HashMap<String, SourceId>();
        form.eachRow("sources.title", row -> {
            var before = before(form.value("sources.id", row), known);
            var typed = typed(form, row);
            var limits = new Limits();
            typed.check("sources." + row, limits);
            limits.problems().forEach(form::wrong);
            if (form.wrong()) {
                return null;
            }
            var unchanged = before != null
                    && before.title().strip().equals(typed.title())
                    && before.publisher().strip().equals(typed.publisher())
                    && Objects.equals(before.url(), typed.url())
                    && Objects.equals(before.date(), typed.date());
            var source = unchanged && before != null ? before : typed.as();
            all.add(source.id());
            if (!unchanged) {
                changed.add(source);
                replaced.put(form.value("sources.id", row), source.id());
            }
            return source;
        });
        return new SourceRows(all.stream().distinct().toList(), changed, replaced);
    }

    /** The id a source has after saving. */
    SourceId now(String id) {
        return replaced.getOrDefault(id, new SourceId(id));
    }

    private static SourceForm typed(TypedForm form, int row) {
        var field = "sources." + row;
        return new SourceForm(
                form.value("sources.title", row),
                form.value("sources.publisher", row),
                form.read(field + ".url", form.value("sources.url", row), URI::create, "desk.wrong.url"),
                form.read(field + ".date", form.value("sources.date", row), PartialDate::of, "desk.wrong.date"));
    }

    private static @Nullable Source before(String id, Collection<Source> known) {
        return known.stream()
                .filter(it -> it.id().value().equals(id))
                .findFirst()
                .orElse(null);
    }
}
