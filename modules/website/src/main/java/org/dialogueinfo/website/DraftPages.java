package org.dialogueinfo.website;

import jakarta.servlet.http.HttpServletRequest;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.AgreementId;
import org.dialogueinfo.content.Editing;
import org.dialogueinfo.content.Editing.WorkingCopy;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.MeetingId;
import org.dialogueinfo.frame.DraftView;
import org.dialogueinfo.frame.Renderings;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * What the public page of a working copy would be, for editors alone: the addresses lie behind the desk's door, {@code
 * ?lang=} chooses the rendering.
 */
@Controller
class DraftPages implements DraftView {

    private final Editing editing;
    private final ArchivePages pages;

    DraftPages(Editing editing, ArchivePages pages) {
        this.editing = editing;
        this.pages = pages;
    }

    @Override
    public String show(Object item, Rendering rendering, Model model) {
        if (item instanceof Meeting meeting) {
            return pages.page(meeting, rendering, model);
        }
        if (item instanceof Agreement agreement) {
            return pages.page(agreement, rendering, model);
        }
        throw new IllegalArgumentException("There is no page for %s".formatted(item.getClass()));
    }

    @GetMapping("/desk/meetings/{id}/page")
    String meeting(@PathVariable String id, HttpServletRequest request, Model model) {
        var copy = ArchivePages.found(() -> editing.meeting(new MeetingId(id)).map(WorkingCopy::item));
        return pages.page(copy, Renderings.of(request), model);
    }

    @GetMapping("/desk/agreements/{id}/page")
    String agreement(@PathVariable String id, HttpServletRequest request, Model model) {
        var copy =
                ArchivePages.found(() -> editing.agreement(new AgreementId(id)).map(WorkingCopy::item));
        return pages.page(copy, Renderings.of(request), model);
    }
}
