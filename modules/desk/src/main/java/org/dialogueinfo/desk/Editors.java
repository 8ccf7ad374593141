package org.dialogueinfo.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dialogueinfo.alerts.Alerts;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.AgreementId;
import org.dialogueinfo.content.Deadlines;
import org.dialogueinfo.content.Editing;
import org.dialogueinfo.content.Editing.Publication;
import org.dialogueinfo.content.Editing.WorkingCopy;
import org.dialogueinfo.content.Editorial;
import org.dialogueinfo.content.Editorial.Stage;
import org.dialogueinfo.content.Figure;
import org.dialogueinfo.content.Item;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.MeetingId;
import org.dialogueinfo.content.Picture;
import org.dialogueinfo.content.PublishedOnTime;
import org.dialogueinfo.content.Releases;
import org.dialogueinfo.content.Source;
import org.dialogueinfo.content.TextEditing;
import org.dialogueinfo.content.Video;
import org.dialogueinfo.delivery.BroadcastId;
import org.dialogueinfo.delivery.Broadcasts;
import org.dialogueinfo.desk.AuditLog.Deed;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What editors do, by the API or the pages; each deed and its line in the audit log happen together or not at all. */
@Component
@Transactional
class Editors {

    /** Such as {@code meeting-corrected:2023-02-27-brussels:2}. */
    private static final Pattern ALERT = Pattern.compile("(meeting|agreement)-[a-z]+:([^:]+)(:\\d+)?(:public)?");

    private final Editing editing;
    private final Editorial editorial;
    private final TextEditing texts;
    private final Deadlines deadlines;
    private final Releases releases;
    private final Broadcasts broadcasts;
    private final Accounts accounts;
    private final AuditLog audit;
    private final UndoWindow window;
    private final Clock clock;

    Editors(
            Editing editing,
            Editorial editorial,
            TextEditing texts,
            Deadlines deadlines,
            Releases releases,
            Broadcasts broadcasts,
            Accounts accounts,
            AuditLog audit,
            UndoWindow window,
            Clock clock) {
        this.editing = editing;
        this.editorial = editorial;
        this.texts = texts;
        this.deadlines = deadlines;
        this.releases = releases;
        this.broadcasts = broadcasts;
        this.accounts = accounts;
        this.audit = audit;
        this.window = window;
        this.clock = clock;
    }

    public WorkingCopy<Meeting> saveMeeting(Draft<Meeting> draft, String editor, @Nullable Long version) {
        audit.add(editor, Deed.SAVED, "meeting/" + draft.item().id());
        return editing.save(draft.item(), draft.newSources(), editor, version);
    }

    public WorkingCopy<Agreement> saveAgreement(Draft<Agreement> draft, String editor, @Nullable Long version) {
        audit.add(editor, Deed.SAVED, "agreement/" + draft.item().id());
        return editing.save(draft.item(), draft.newSources(), editor, version);
    }

    /**
     * @param override why it is published although the gates block it; null lets them block
     * @throws NotReviewed if no second person has agreed, and the editor may not go without one
     */
    public Publication publish(MeetingId id, Authentication who, Set<Language> fallbacks, @Nullable String override) {
        var item = "meeting/" + id;
        demandReview(item, who);
        return published(
                item,
                who.getName(),
                override == null
                        ? editing.publish(id, who.getName(), fallbacks)
                        : editing.publish(id, who.getName(), fallbacks, override));
    }

    public Publication publish(AgreementId id, Authentication who, Set<Language> fallbacks, @Nullable String override) {
        var item = "agreement/" + id;
        demandReview(item, who);
        return published(
                item,
                who.getName(),
                override == null
                        ? editing.publish(id, who.getName(), fallbacks)
                        : editing.publish(id, who.getName(), fallbacks, override));
    }

    /**
     * Publishes, and lets the alert that follows wait for a while, so that whoever pressed the button and sees a mistake
     * can stop it before anybody has read it.
     *
     * @param alert which broadcast follows
     */
    public Publication publishHeldBack(Supplier<Publication> publishing, Function<Publication, BroadcastId> alert) {
        var publication = publishing.get();
        if (publication.changed()) {
            var until = clock.instant().plus(window.length());
            both(alert.apply(publication)).forEach(it -> broadcasts.holdBack(it, until));
        }
        return publication;
    }

    /** An alert, and the same for public channels, which shares its fate. */
    private Stream<BroadcastId> both(BroadcastId alert) {
        return Stream.concat(
                Stream.of(alert), broadcasts.progress(alert).map(it -> Alerts.publicPostOf(it.key())).stream());
    }

    private void demandReview(String item, Authentication who) {
        var standing = editorial.standing(item);
        if (!Role.mayPublishAlone(who)
                && standing.filter(it -> !it.reviewed() && it.stage() != Stage.PUBLISHED)
                        .isPresent()) {
            throw new NotReviewed(item);
        }
    }

    public WorkingCopy<Item> saveTexts(
            String item, Map<String, Localized<String>> changed, String editor, long version) {
        audit.add(editor, Deed.SAVED, item);
        return texts.save(item, changed, editor, version);
    }

    public WorkingCopy<Item> saveVideo(Video video, String editor, long version) {
        audit.add(editor, Deed.SAVED, "video/" + video.key());
        return texts.save(video, editor, version);
    }

    public WorkingCopy<Item> saveFigure(Figure figure, List<Source> newSources, String editor, long version) {
        audit.add(editor, Deed.SAVED, "figure/" + figure.key());
        return texts.save(figure, newSources, editor, version);
    }

    public WorkingCopy<Item> savePicture(Picture picture, String editor, long version) {
        audit.add(editor, Deed.SAVED, "picture/" + picture.key());
        return texts.save(picture, editor, version);
    }

    public Publication publishTexts(String item, Authentication who, Set<Language> fallbacks) {
        demandReview(item, who);
        return published(item, who.getName(), texts.publish(item, who.getName(), fallbacks));
    }

    public void submit(String item, String editor, long version) {
        editorial.submit(item, editor, version);
        audit.add(editor, Deed.SUBMITTED, item);
    }

    public void approve(String item, String reviewer, long version) {
        editorial.approve(item, reviewer, version);
        audit.add(reviewer, Deed.REVIEWED, item);
    }

    public void giveBack(String item, String reviewer, String why) {
        editorial.giveBack(item, reviewer, why);
        audit.add(reviewer, Deed.GAVE_BACK, item);
    }

    public void schedule(String item, Authentication who, long version, Instant at, Set<Language> fallbacks) {
        demandReview(item, who);
        editorial.schedule(item, who.getName(), version, at, fallbacks);
        audit.add(who.getName(), Deed.SCHEDULED, item);
    }

    public void unschedule(String item, String editor) {
        if (editorial.unschedule(item)) {
            audit.add(editor, Deed.UNSCHEDULED, item);
        }
    }

    public void withdraw(String item, String editor, String why) {
        var id = item.substring(item.indexOf('/') + 1);
        if (item.startsWith("meeting/")) {
            editing.withdraw(new MeetingId(id), editor, why);
        } else if (item.startsWith("agreement/")) {
            editing.withdraw(new AgreementId(id), editor, why);
        } else {
            texts.withdraw(item, editor, why);
        }
        audit.add(editor, Deed.WITHDREW, item);
    }

    public Publication sayOverdue(
            AgreementId id, String provision, Localized<String> note, String editor, LocalDate today) {
        audit.add(editor, Deed.SAID_OVERDUE, "agreement/%s/%s".formatted(id, provision));
        return publishHeldBack(() -> deadlines.publishOverdue(id, provision, note, editor, today), Alerts::ofAgreement);
    }

    public void refuseOverdue(AgreementId id, String provision, String why, String editor, LocalDate today) {
        deadlines.refuseOverdue(id, provision, why, editor, today);
        audit.add(editor, Deed.REFUSED_OVERDUE, "agreement/%s/%s".formatted(id, provision));
    }

    public Releases.Release release(String note, String editor) {
        var release = releases.cut(editor, note);
        audit.add(editor, Deed.RELEASED, "release/" + release.number());
        return release;
    }

    @EventListener
    void on(PublishedOnTime event) {
        audit.add(event.editor(), Deed.PUBLISHED, event.item());
    }

    /** No second person has agreed to what would be published. */
    static final class NotReviewed extends RuntimeException {
        NotReviewed(String item) {
            super("%s is published when a second person has reviewed it".formatted(item));
        }
    }

    public WorkingCopy<Agreement> reviewAssessments(AgreementId id, String reviewer) {
        audit.add(reviewer, Deed.SAVED, "agreement/" + id);
        return editing.reviewAssessments(id, reviewer);
    }

    /**
     * Whether it was done; a broadcast that has gone on meanwhile is left as it is.
     *
     * @throws MayNotSend if it makes messages go out and the editor has no permission for that
     * @throws OwnPublication if who published wants to approve, too
     */
    public boolean control(Control control, BroadcastId id, String editor) {
        if (control.sends() && !accounts.maySend(editor)) {
            throw new MayNotSend();
        }
        if (control == Control.APPROVE && publisherOf(id).filter(editor::equals).isPresent()) {
            throw new OwnPublication();
        }
        var done = both(id).filter(it -> control.act(broadcasts, it)).toList();
        done.forEach(it -> audit.add(editor, control.deed(), "broadcast/" + it));
        return done.contains(id);
    }

    /**
     * Goes on with a language whose text a channel could not read; false if it goes on already.
     *
     * @param mended the text from now on, or null for the same again
     * @throws MayNotSend if the editor has no permission for that
     */
    public boolean goOn(BroadcastId id, Language language, @Nullable Card mended, String editor) {
        if (!accounts.maySend(editor)) {
            throw new MayNotSend();
        }
        var done = broadcasts.resume(id, language, mended);
        if (done) {
            audit.add(editor, Deed.RESUMED, "broadcast/" + id);
        }
        return done;
    }

    /** Who last published what the broadcast tells of; its key names the item. */
    private Optional<String> publisherOf(BroadcastId id) {
        return broadcasts.progress(id).flatMap(it -> itemOf(it.key())).flatMap(audit::publisherOf);
    }

    /** The item that an alert tells of, such as {@code meeting/2023-02-27-brussels}. */
    static Optional<String> itemOf(String key) {
        var alert = ALERT.matcher(key);
        return alert.matches() ? Optional.of(alert.group(1) + "/" + alert.group(2)) : Optional.empty();
    }

    /** Sending is a permission of its own. */
    static final class MayNotSend extends RuntimeException {
        MayNotSend() {
            super("This account may not let broadcasts go out; an administrator can allow it");
        }
    }

    /** A second person approves. */
    static final class OwnPublication extends RuntimeException {
        OwnPublication() {
            super("Whoever published what a broadcast tells of does not approve it; a second person does");
        }
    }

    private Publication published(String subject, String editor, Publication publication) {
        if (publication.changed()) {
            audit.add(editor, Deed.PUBLISHED, subject);
        }
        return publication;
    }
}
