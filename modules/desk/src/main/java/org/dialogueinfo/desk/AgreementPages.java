package org.dialogueinfo.desk;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dialogueinfo.alerts.AlertPreviews;
import org.dialogueinfo.alerts.Alerts;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.AgreementId;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Editing;
import org.dialogueinfo.content.Editing.Overview;
import org.dialogueinfo.content.Editing.Publication;
import org.dialogueinfo.content.Editing.WorkingCopy;
import org.dialogueinfo.content.Editorial;
import org.dialogueinfo.content.Gates;
import org.dialogueinfo.content.Item;
import org.dialogueinfo.delivery.BroadcastId;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** Agreements at the desk. */
@Controller
@RequestMapping("/desk/agreements")
class AgreementPages extends ItemPages<AgreementId, Agreement> {

    private final Editing editing;
    private final Editors editors;
    private final Archive archive;
    private final AlertPreviews alerts;

    AgreementPages(
            Editing editing,
            Editors editors,
            Archive archive,
            AlertPreviews alerts,
            Showing showing,
            Editorial editorial,
            Gates gates,
            Typing typing) {
        super("agreements", showing, editorial, gates, typing);
        this.editing = editing;
        this.editors = editors;
        this.archive = archive;
        this.alerts = alerts;
    }

    @Override
    AgreementId id(String value) {
        return new AgreementId(value);
    }

    @Override
    List<Overview> all() {
        return editing.agreements();
    }

    @Override
    Optional<WorkingCopy<Agreement>> find(AgreementId id) {
        return editing.agreement(id);
    }

    @Override
    TypedForm blank(AgreementId id) {
        return TypedForm.empty();
    }

    @Override
    TypedForm typed(Agreement item) {
        return AgreementSheet.of(item, archive.sources(item.sources()));
    }

    @Override
    Optional<Draft<Agreement>> read(AgreementId id, TypedForm form, @Nullable Agreement before) {
        var known = before == null ? List.<org.dialogueinfo.content.Source>of() : archive.sources(before.sources());
        return AgreementSheet.read(id, form, before, known);
    }

    @Override
    void save(Draft<Agreement> draft, String editor, long version) {
        editors.saveAgreement(draft, editor, version);
    }

    @Override
    Publication publish(AgreementId id, Authentication editor, Set<Language> fallbacks, @Nullable String override) {
        return editors.publishHeldBack(() -> editors.publish(id, editor, fallbacks, override), Alerts::ofAgreement);
    }

    @Override
    Item item(Agreement item) {
        return item;
    }

    @Override
    BroadcastId broadcast(Publication publication) {
        return Alerts.ofAgreement(publication);
    }

    @Override
    Localized<Card> card(Agreement item) {
        return alerts.of(item);
    }

    @Override
    String audience(Agreement item) {
        return alerts.audienceOf(item);
    }

    @Override
    void options(AgreementId id, Model model) {
        model.addAttribute("kinds", Agreement.Kind.values());
        model.addAttribute("natures", Agreement.Nature.values());
        model.addAttribute("parts", Agreement.PartOf38.values());
        model.addAttribute("statuses", Agreement.Implementation.values());
        model.addAttribute("marks", Agreement.Mark.values());
        model.addAttribute("sections", Agreement.SectionKey.values());
        model.addAttribute(
                "agreements",
                editing.agreements().stream()
                        .filter(it -> !it.id().equals(id.value()))
                        .toList());
    }
}
