package org.dialogueinfo.desk;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dialogueinfo.alerts.AlertPreviews;
import org.dialogueinfo.alerts.Alerts;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Editing;
import org.dialogueinfo.content.Editing.Overview;
import org.dialogueinfo.content.Editing.Publication;
import org.dialogueinfo.content.Editing.WorkingCopy;
import org.dialogueinfo.content.Editorial;
import org.dialogueinfo.content.Gates;
import org.dialogueinfo.content.Item;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.MeetingId;
import org.dialogueinfo.delivery.BroadcastId;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** Meetings at the desk. */
@Controller
@RequestMapping("/desk/meetings")
class MeetingPages extends ItemPages<MeetingId, Meeting> {

    private final Editing editing;
    private final Editors editors;
    private final Archive archive;
    private final AlertPreviews alerts;

    MeetingPages(
            Editing editing,
            Editors editors,
            Archive archive,
            AlertPreviews alerts,
            Showing showing,
            Editorial editorial,
            Gates gates,
            Typing typing) {
        super("meetings", showing, editorial, gates, typing);
        this.editing = editing;
        this.editors = editors;
        this.archive = archive;
        this.alerts = alerts;
    }

    @Override
    MeetingId id(String value) {
        return new MeetingId(value);
    }

    @Override
    List<Overview> all() {
        return editing.meetings();
    }

    @Override
    Optional<WorkingCopy<Meeting>> find(MeetingId id) {
        return editing.meeting(id);
    }

    @Override
    TypedForm blank(MeetingId id) {
        return MeetingSheet.of(id);
    }

    @Override
    TypedForm typed(Meeting item) {
        return MeetingSheet.of(item, archive.sources(item.sources()));
    }

    @Override
    Optional<Draft<Meeting>> read(MeetingId id, TypedForm form, @Nullable Meeting before) {
        return MeetingSheet.read(id, form, before == null ? List.of() : archive.sources(before.sources()));
    }

    @Override
    void save(Draft<Meeting> draft, String editor, long version) {
        editors.saveMeeting(draft, editor, version);
    }

    @Override
    Publication publish(MeetingId id, Authentication editor, Set<Language> fallbacks, @Nullable String override) {
        return editors.publishHeldBack(() -> editors.publish(id, editor, fallbacks, override), Alerts::ofMeeting);
    }

    @Override
    Item item(Meeting item) {
        return item;
    }

    @Override
    BroadcastId broadcast(Publication publication) {
        return Alerts.ofMeeting(publication);
    }

    @Override
    Localized<Card> card(Meeting item) {
        return alerts.of(item);
    }

    @Override
    String audience(Meeting item) {
        return alerts.audienceOf(item);
    }

    @Override
    void options(MeetingId id, Model model) {
        model.addAttribute("statuses", Meeting.Status.values());
        model.addAttribute("levels", Meeting.Level.values());
        model.addAttribute("formats", Meeting.Format.values());
        model.addAttribute("evidences", Meeting.Evidence.values());
        model.addAttribute("sides", Meeting.Side.values());
        model.addAttribute("agreements", editing.agreements());
    }
}
