package org.dialogueinfo.roundtables;

import java.util.Locale;
import org.dialogueinfo.delivery.CalendarReplyReceived;
import org.dialogueinfo.roundtables.Replies.Answer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes the answers of calendar programs that came by mail. */
@Component
class CalendarReplies {

    private static final Logger LOG = LoggerFactory.getLogger(CalendarReplies.class);

    private final Events events;
    private final Invitees invitees;
    private final Answering answering;
    private final Words words;

    CalendarReplies(Events events, Invitees invitees, Answering answering, Words words) {
        this.events = events;
        this.invitees = invitees;
        this.answering = answering;
        this.words = words;
    }

    @EventListener
    void on(CalendarReplyReceived event) {
        LOG.info("A calendar reply: {}", take(event.text(), event.from(), event.authenticated()));
    }

    /**
     * Takes the answer of a mail program (RFC 6047). It counts if the entry is ours, the one attendee is who was invited
     * and the mail is authentically from that address; otherwise the organisers see a hint.
     */
    Outcome take(String text, String sender, boolean authenticated) {
        var answer = CalendarFile.answer(text, words).orElse(null);
        var known = answer == null
                ? null
                : invitees.find(answer.invitee().replaceFirst("\\..*", "")).orElse(null);
        if (answer == null || known == null || known.details() == null) {
            return Outcome.IGNORED;
        }
        return events.locked(known.roundtable(), event -> {
            var it = invitees.find(known.id()).orElse(known);
            var email = it.details() == null ? "" : it.details().email();
            var genuine = authenticated
                    && !email.isEmpty()
                    && answer.attendee().equals(email)
                    && sender.strip().toLowerCase(Locale.ROOT).equals(email);
            if (answer.invitee().contains(".")) {
                return bilateral(it, genuine, answer.status());
            }
            var sent = it.calendarSent();
            var current = sent != null && answer.sequence() >= sent;
            var meant = Answer.ofPartStat(answer.status());
            if (!genuine || !current || meant.isEmpty()) {
                hint(it, !genuine ? Hint.FOREIGN : current ? Hint.NOT_NOW : Hint.OUTDATED, answer.status());
                return Outcome.HINT;
            }
            try {
                answering.apply(event, it, meant.get(), Actor.BY_CALENDAR);
                return Outcome.APPLIED;
            } catch (Refusal e) {
                hint(it, Hint.NOT_NOW, answer.status());
                return Outcome.HINT;
            }
        });
    }

    /** One appointment is the organisers' to change: who is there at all is another question. */
    private Outcome bilateral(Invited it, boolean genuine, String status) {
        if (!genuine || !status.equals("ACCEPTED")) {
            hint(it, genuine ? Hint.BILATERAL : Hint.BILATERAL_FOREIGN, status);
        }
        return Outcome.HINT;
    }

    private void hint(Invited it, Hint hint, String status) {
        invitees.describe(it.id(), "hint", hint.with(status));
    }

    /** What became of a mail program's answer. */
    enum Outcome {
        APPLIED,
        HINT,
        IGNORED
    }
}
