package org.dialogueinfo.desk;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Agreement.Section;
import org.dialogueinfo.content.Agreement.SectionKey;
import org.dialogueinfo.content.AgreementId;
import org.dialogueinfo.content.Source;
import org.dialogueinfo.content.SourceId;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.PartialDate;
import org.jspecify.annotations.Nullable;

/** An agreement as the fields of a form, and back; what the form does not show stays as it was. */
final class AgreementSheet {

    private AgreementSheet() {}

    static TypedForm of(Agreement it, Collection<Source> sources) {
        var form = TypedForm.empty();
        form.put("kind", it.kind().code());
        form.put("parent", it.parent());
        form.put("nature", it.nature().code());
        form.put("year", it.year());
        form.put("partOf38", it.partOf38().code());
        form.put("place", it.place());
        form.put("facilitator", it.facilitator());
        form.put("status", it.stated().value().code());
        it.stated().marks().forEach(mark -> form.put("marks", mark.code()));
        form.put("asOf", it.stated().asOf());
        form.put("title", it.title());
        form.put("alsoKnownAs", it.alsoKnownAs().map(names -> String.join("\n", names)));
        form.put("summary", it.summary());
        form.put("note", it.note());
        it.related().forEach(id -> form.put("related", id));
        for (var section : it.sections()) {
            form.put(section.key().code(), section.text());
            section.sources().forEach(id -> form.put(section.key().code() + ".sources", id));
        }
        for (var milestone : it.dates()) {
            form.put("dates.date", milestone.date());
            for (var language : Language.values()) {
                form.put(
                        "dates.what-" + language.code(),
                        milestone.what().in(language).orElse(""));
            }
            form.put(
                    "dates.sources",
                    String.join(
                            " ",
                            milestone.sources().stream().map(SourceId::value).toList()));
        }
        SourceRows.put(form, sources);
        return form;
    }

    /** The agreement that was typed; empty if something is wrong with it, which is remembered in the form. */
    static Optional<Draft<Agreement>> read(
            AgreementId id, TypedForm form, @Nullable Agreement before, Collection<Source> known) {
        var sources = SourceRows.read(form, known);
        form.dropEmptyRows("dates", List.of("date", "what-en", "what-sq", "what-sr"), List.of("sources"));
        var status = form.read("status", Agreement.Implementation::of, "desk.wrong.choice");
        var asOf = form.read("asOf", PartialDate::of, "desk.wrong.date");
        var marks = form.values("marks").stream()
                .map(it -> form.read("marks", it, Agreement.Mark::of, "desk.wrong.choice"))
                .flatMap(Stream::ofNullable)
                .toList();
        var typed = new AgreementForm(
                id,
                form.read("kind", Agreement.Kind::of, "desk.wrong.choice"),
                Optional.ofNullable(form.read("parent", AgreementId::new, "desk.wrong.agreement")),
                form.read("nature", Agreement.Nature::of, "desk.wrong.choice"),
                Optional.ofNullable(form.read("year", Integer::valueOf, "desk.wrong.number")),
                form.read("partOf38", Agreement.PartOf38::of, "desk.wrong.choice"),
                null,
                form.texts("title"),
                null,
                names(form),
                form.texts("summary"),
                Arrays.stream(SectionKey.values())
                        .map(key -> section(form, key, sources, before))
                        .filter(it -> !it.text().isEmpty())
                        .toList(),
                form.eachRow("dates.date", row -> milestone(form, row, sources)),
                form.value("place"),
                form.value("facilitator"),
                status == null ? null : new Agreement.Status(status, marks, asOf),
                null,
                null,
                null,
                TypedForm.ordered(
                        MeetingSheet.agreements(form, "related"), before == null ? List.of() : before.related()),
                form.texts("note"),
                sources.all(),
                null);
        typed.problems(id).forEach(form::wrong);
        if (form.wrong()) {
            return Optional.empty();
        }
        return Optional.of(new Draft<>(typed.as(id, before), sources.changed()));
    }

    private static Section section(TypedForm form, SectionKey key, SourceRows sources, @Nullable Agreement before) {
        var ids = form.values(key.code() + ".sources").stream()
                .filter(it -> !it.isEmpty())
                .map(sources::now)
                .filter(sources.all()::contains)
                .distinct()
                .toList();
        var known = before == null
                ? List.<SourceId>of()
                : before.section(key).map(Section::sources).orElse(List.of());
        return new Section(key, form.texts(key.code()), TypedForm.ordered(ids, known));
    }

    private static Agreement.@Nullable Milestone milestone(TypedForm form, int row, SourceRows sources) {
        var typed = form.value("dates.date", row);
        var date = form.read("dates.%d.date".formatted(row), typed, PartialDate::of, "desk.wrong.date");
        if (date == null) {
            form.wrong(Problem.of("dates.%d.date".formatted(row), "desk.wrong.date", typed));
            return null;
        }
        var what = new EnumMap<Language, String>(Language.class);
        for (var language : Language.values()) {
            what.put(language, form.value("dates.what-" + language.code(), row));
        }
        var ids = Arrays.stream(form.value("dates.sources", row).split("[\\s,]+"))
                .filter(it -> !it.isEmpty())
                .map(it -> form.read("dates.%d.sources".formatted(row), it, sources::now, "desk.wrong.source"))
                .flatMap(Stream::ofNullable)
                .toList();
        return new Agreement.Milestone(date, Localized.of(what), ids);
    }

    private static Localized<List<String>> names(TypedForm form) {
        var names = new EnumMap<Language, List<String>>(Language.class);
        form.texts("alsoKnownAs").values().forEach((language, text) -> names.put(language, lines(text)));
        return Localized.of(names);
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(it -> !it.isEmpty()).toList();
    }
}
