package org.dialogueinfo.roundtables;

import java.time.Clock;
import org.dialogueinfo.roundtables.Refusal.Reason;
import org.dialogueinfo.roundtables.Replies.Answer;
import org.springframework.stereotype.Component;

/** What an answer makes of an invitation, whatever way it came. To be called with the event locked. */
@Component
class Answering {

    private final Moves moves;
    private final Post post;
    private final Clock clock;

    Answering(Moves moves, Post post, Clock clock) {
        this.moves = moves;
        this.post = post;
        this.clock = clock;
    }

    /** Whether an answer would still change something. */
    boolean open(Event event, Invited it) {
        try {
            requireTime(event, it);
            return State.ASKED.contains(it.state()) && !State.PAST.contains(it.state());
        } catch (Refusal e) {
            return false;
        }
    }

    /** Says where the invitation stands now; a seat that is given up goes to who waits. */
    State apply(Event event, Invited it, Answer answer, Actor actor) {
        requireTime(event, it);
        var to = switch (answer) {
            case ACCEPT -> accepted(event, it);
            case TENTATIVE -> State.TENTATIVE;
            case DECLINE -> State.DECLINED;
        };
        if (to != it.state()) {
            moves.move(it, to, actor);
            if (it.state().takesASeat() && !to.takesASeat()) {
                post.offer(event, moves.promote(event));
            }
        }
        return to;
    }

    private State accepted(Event event, Invited it) {
        return switch (it.state()) {
            case OFFERED -> State.CONFIRMED;
            case ACCEPTED, CONFIRMED, WAITLISTED -> it.state();
            default -> moves.hasRoom(event, it.role()) ? State.ACCEPTED : State.WAITLISTED;
        };
    }

    void requireTime(Event event, Invited it) {
        event.requireOpen();
        var until = it.state() == State.OFFERED && it.offeredUntil() != null
                ? it.offeredUntil()
                : event.roundtable().replyUntil();
        if (clock.instant().isAfter(until)) {
            throw new Refusal(Reason.TOO_LATE, "Replies were due by %s".formatted(until));
        }
    }
}
