package org.dialogueinfo.desk;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.dialogueinfo.content.AgreementId;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.MeetingId;
import org.dialogueinfo.content.Source;
import org.dialogueinfo.kernel.PartialDate;
import org.jspecify.annotations.Nullable;

/** A meeting as the fields of a form, and back. */
final class MeetingSheet {

    private MeetingSheet() {}

    /** An empty form; what the id tells is filled in. */
    static TypedForm of(MeetingId id) {
        var form = TypedForm.empty();
        var date = id.value().replaceFirst("^(\\d{4}-\\d{2}(-\\d{2})?)-.*$", "$1");
        form.put("date", date);
        return form;
    }

    static TypedForm of(Meeting it, Collection<Source> sources) {
        var form = TypedForm.empty();
        form.put("date", it.date());
        form.put("lastDay", it.lastDay());
        form.put("level", it.level().code());
        form.put("format", it.format().code());
        form.put("status", it.status().code());
        form.put("evidence", it.evidence().code());
        form.put("round", it.round());
        var place = it.place();
        form.put("place.city", place == null ? null : place.city());
        form.put("place.country", place == null ? null : place.country());
        form.put("facilitator", it.facilitator());
        form.put("title", it.title());
        form.put("summary", it.summary());
        form.put("note", it.note());
        it.topics().forEach(topic -> form.put("topics", topic));
        it.agreements().forEach(id -> form.put("agreements", id));
        for (var person : it.participants()) {
            form.put("participants.name", person.name());
            form.put("participants.role", person.role());
            form.put("participants.side", person.side().code());
        }
        SourceRows.put(form, sources);
        return form;
    }

    /** The meeting that was typed; empty if something is wrong with it, which is remembered in the form. */
    static Optional<Draft<Meeting>> read(MeetingId id, TypedForm form, Collection<Source> known) {
        form.dropEmptyRows("participants", List.of("name", "role"), List.of("side"));
        var sources = SourceRows.read(form, known);
        var typed = new MeetingForm(
                form.read("date", PartialDate::of, "desk.wrong.date"),
                form.read("lastDay", PartialDate::of, "desk.wrong.date"),
                form.read("level", Meeting.Level::of, "desk.wrong.choice"),
                form.read("format", Meeting.Format::of, "desk.wrong.choice"),
                form.read("status", Meeting.Status::of, "desk.wrong.choice"),
                form.read("evidence", Meeting.Evidence::of, "desk.wrong.choice"),
                form.read("round", Integer::valueOf, "desk.wrong.number"),
                place(form),
                form.text("facilitator"),
                form.texts("title"),
                form.texts("summary"),
                form.texts("note"),
                form.values("topics").stream().filter(it -> !it.isEmpty()).toList(),
                agreements(form, "agreements"),
                form.eachRow("participants.name", row -> participant(form, row)),
                null,
                sources.all());
        typed.problems().forEach(form::wrong);
        return form.wrong() ? Optional.empty() : Optional.of(new Draft<>(typed.as(id), sources.changed()));
    }

    static List<AgreementId> agreements(TypedForm form, String field) {
        return form.values(field).stream()
                .map(it -> form.read(field, it, AgreementId::new, "desk.wrong.agreement"))
                .flatMap(java.util.stream.Stream::ofNullable)
                .toList();
    }

    private static Meeting.@Nullable Place place(TypedForm form) {
        var city = form.text("place.city");
        var country = form.text("place.country");
        return city == null && country == null ? null : new Meeting.Place(city, country);
    }

    private static Meeting.@Nullable Participant participant(TypedForm form, int row) {
        var side = form.read(
                "participants.%d.side".formatted(row),
                form.value("participants.side", row),
                Meeting.Side::of,
                "desk.wrong.choice");
        return new Meeting.Participant(
                form.value("participants.name", row),
                form.value("participants.role", row).isEmpty() ? null : form.value("participants.role", row),
                side == null ? Meeting.Side.OTHER : side);
    }
}
