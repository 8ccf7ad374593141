package org.dialogueinfo.desk;

import java.util.Set;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.AgreementId;
import org.dialogueinfo.content.Editing;
import org.dialogueinfo.content.Editing.Publication;
import org.dialogueinfo.content.Editing.WorkingCopy;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.MeetingId;
import org.dialogueinfo.delivery.BroadcastId;
import org.dialogueinfo.delivery.Broadcasts;
import org.dialogueinfo.desk.AuditLog.Deed;
import org.dialogueinfo.kernel.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What editors do, by the API or the pages; each deed and its line in the audit log happen together or not at all. */
@Component
@Transactional
class Editors {

    private final Editing editing;
    private final Broadcasts broadcasts;
    private final AuditLog audit;

    Editors(Editing editing, Broadcasts broadcasts, AuditLog audit) {
        this.editing = editing;
        this.broadcasts = broadcasts;
        this.audit = audit;
    }

    public WorkingCopy<Meeting> saveMeeting(Draft<Meeting> draft, String editor, @Nullable Long version) {
        audit.add(editor, Deed.SAVED, "meeting/" + draft.item().id());
        return editing.save(draft.item(), draft.newSources(), editor, version);
    }

    public WorkingCopy<Agreement> saveAgreement(Draft<Agreement> draft, String editor, @Nullable Long version) {
        audit.add(editor, Deed.SAVED, "agreement/" + draft.item().id());
        return editing.save(draft.item(), draft.newSources(), editor, version);
    }

    public Publication publish(MeetingId id, String editor, Set<Language> fallbacks) {
        return published("meeting/" + id, editor, editing.publish(id, editor, fallbacks));
    }

    public Publication publish(AgreementId id, String editor, Set<Language> fallbacks) {
        return published("agreement/" + id, editor, editing.publish(id, editor, fallbacks));
    }

    /** @param override why it is published although the gates block it; null lets them block */
    public Publication publish(MeetingId id, String editor, Set<Language> fallbacks, @Nullable String override) {
        return override == null
                ? publish(id, editor, fallbacks)
                : published("meeting/" + id, editor, editing.publish(id, editor, fallbacks, override));
    }

    public Publication publish(AgreementId id, String editor, Set<Language> fallbacks, @Nullable String override) {
        return override == null
                ? publish(id, editor, fallbacks)
                : published("agreement/" + id, editor, editing.publish(id, editor, fallbacks, override));
    }

    public WorkingCopy<Agreement> reviewAssessments(AgreementId id, String reviewer) {
        audit.add(reviewer, Deed.SAVED, "agreement/" + id);
        return editing.reviewAssessments(id, reviewer);
    }

    /** Whether it was done; a broadcast that has gone on meanwhile is left as it is. */
    public boolean control(Control control, BroadcastId id, String editor) {
        var done = control.act(broadcasts, id);
        if (done) {
            audit.add(editor, control.deed(), "broadcast/" + id);
        }
        return done;
    }

    private Publication published(String subject, String editor, Publication publication) {
        if (publication.changed()) {
            audit.add(editor, Deed.PUBLISHED, subject);
        }
        return publication;
    }
}
