package org.dialogueinfo.roundtables;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.roundtables.Refusal.Reason;
import org.springframework.stereotype.Service;

/**
 * What an invited person does: answer from anywhere, change their mind, see and erase what is kept of them. All ways lead
 * to the same moves. Every method with a token throws {@link Refusal} for one that is forged, revoked or over.
 */
@Service("roundtablesReplies")
public class Replies {

    private final Events events;
    private final Invitees invitees;
    private final Moves moves;
    private final Post post;
    private final Links links;
    private final Answering answering;
    private final Groups groups;
    private final Clock clock;

    Replies(
            Events events,
            Invitees invitees,
            Moves moves,
            Post post,
            Links links,
            Answering answering,
            Groups groups,
            Clock clock) {
        this.events = events;
        this.invitees = invitees;
        this.moves = moves;
        this.post = post;
        this.links = links;
        this.answering = answering;
        this.groups = groups;
        this.clock = clock;
    }

    /** What the personal page shows; shows and changes nothing else. */
    public Seen see(String token) {
        var it = read(token);
        var event = events.get(it.roundtable());
        var others = it.shares()
                ? invitees.of(event.id(), State.SEATED).stream()
                        .filter(other -> other.shares() && !other.id().equals(it.id()) && other.details() != null)
                        .map(Invited::name)
                        .toList()
                : List.<String>of();
        return new Seen(
                event.roundtable(),
                Codes.of(event.phase()),
                it.state(),
                it.rendering(),
                it.offeredUntil(),
                answering.open(event, it),
                it.delegatedFrom() == null,
                it.shares(),
                it.wantsSummary(),
                it.quiet(),
                State.COMING.contains(it.state()) ? Seen.Pass.of(it.id()) : null,
                others,
                Held.of(it, moves.of(it.id()), it.details() == null ? 0 : groups.holding(it.details())));
    }

    /** Answers by the personal link; a reason is optional and only for the organisers. */
    public State answer(String token, Answer answer, String reason) {
        Invitee.limit("reason", reason, 1000);
        return locked(token, (event, it) -> {
            var state = answering.apply(event, it, answer, Actor.BY_LINK);
            if (answer == Answer.DECLINE || !reason.isBlank()) {
                invitees.describe(it.id(), "reason", reason.strip());
            }
            return state;
        });
    }

    /** Enters an answer that an organiser was given in some other way, such as by telephone. */
    public State answerFor(RoundtableId id, String invitation, Answer answer, String by) {
        return events.locked(
                id,
                event -> answering.apply(event, invitees.get(id, invitation), answer, Actor.organiser(by, "board")));
    }

    /** Answers by a button in the chat that was invited; from any other chat it is refused. */
    public State answerByTelegram(String chat, String invitation, Answer answer) {
        var known = ofChat(chat, invitation);
        return events.locked(
                known.roundtable(),
                event -> answering.apply(event, ofChat(chat, invitation), answer, Actor.BY_TELEGRAM));
    }

    /** Stops the messages of an invitation that this chat was sent. */
    public void stopByTelegram(String chat, String invitation) {
        stop(ofChat(chat, invitation));
    }

    /** The language an invited chat is written to in, and the event's title as its reader may see it. */
    public Rendering renderingOf(String chat, String invitation) {
        return ofChat(chat, invitation).rendering();
    }

    private Invited ofChat(String chat, String invitation) {
        return invitees.find(invitation)
                .filter(it -> it.details() != null && it.details().telegram().equals(chat))
                .orElseThrow(() -> Refusal.unknown("invitation"));
    }

    /** Sends somebody else instead, who gets an invitation and, if there was one, the seat. Once only. */
    public State delegate(String token, String name, String email, Rendering rendering) {
        return locked(token, (event, it) -> {
            answering.requireTime(event, it);
            if (it.delegatedFrom() != null) {
                throw new IllegalMove(it.state(), State.DELEGATED);
            }
            var organisation = it.details() == null ? "" : it.details().organisation();
            var delegate = new Invitee(name, organisation, it.role(), it.side(), rendering, email, "", "");
            if (invitees.of(event.id()).stream()
                    .anyMatch(other ->
                            other.details() != null && other.details().email().equals(delegate.email()))) {
                throw new Refusal(Reason.DUPLICATE, "Whoever has that address is invited already");
            }
            moves.move(it, State.DELEGATED, Actor.BY_LINK);
            var id = invitees.add(event.id(), delegate, State.APPROVED, it.id());
            moves.begin(event.id(), List.of(id), State.APPROVED, Actor.BY_LINK);
            invitees.set(id, "wave", event.wave());
            var invited = invitees.get(event.id(), id);
            if (it.state().takesASeat()) {
                moves.move(invited, State.OFFERED, Actor.BY_LINK);
                invitees.offer(id, Moves.until(event, clock.instant()));
                post.offer(event, List.of(invited));
            } else {
                moves.move(invited, State.SENT, Actor.BY_LINK);
                post.send(event, Kind.INVITATION, id, "one:" + id);
            }
            return State.DELEGATED;
        });
    }

    /** Keeps another time that would suit the person, for the organisers to read. */
    public void propose(String token, String proposal) {
        Invitee.limit("proposal", proposal, 500);
        locked(token, (event, it) -> {
            event.requireOpen();
            invitees.describe(it.id(), "proposal", proposal.strip());
            return it;
        });
    }

    /** Keeps what the person eats and what access they need; these go first when data are forgotten. */
    public void needs(String token, String diet, String access) {
        Invitee.limit("diet", diet, 500);
        Invitee.limit("access", access, 500);
        locked(token, (event, it) -> {
            event.requireOpen();
            invitees.describe(it.id(), "diet", diet.strip());
            invitees.describe(it.id(), "access", access.strip());
            return it;
        });
    }

    /** Keeps whether others who agree too may see the name, and whether the summary is wanted. */
    public void consent(String token, boolean shares, boolean wantsSummary) {
        locked(token, (event, it) -> {
            invitees.set(it.id(), "shares", shares);
            invitees.set(it.id(), "wants_summary", wantsSummary);
            return it;
        });
    }

    /** No more messages about this event, of whatever kind. */
    public void stop(String token) {
        stop(read(token));
    }

    private void stop(Invited it) {
        invitees.set(it.id(), "quiet", true);
        post.forget(it);
    }

    /** Erases everything that names or describes the person, in groups too. The links end; the counts stay as they are. */
    public void erase(String token) {
        locked(token, (event, it) -> {
            if (it.details() != null) {
                groups.forget(it.details());
            }
            invitees.forget(it.id());
            invitees.set(it.id(), "link_version", it.linkVersion() + 1);
            post.forget(it);
            return it;
        });
    }

    private <T> T locked(String token, BiFunction<Event, Invited, T> work) {
        return events.locked(read(token).roundtable(), event -> work.apply(event, read(token)));
    }

    private Invited read(String token) {
        return links.read(token)
                .flatMap(signed -> invitees.find(signed.invitee())
                        .filter(found -> found.linkVersion() == signed.version() && found.details() != null))
                .orElseThrow(() -> Refusal.unknown("invitation"));
    }

    /** An answer to an invitation. */
    public enum Answer {
        ACCEPT,
        TENTATIVE,
        DECLINE;

        public String code() {
            return Codes.of(this);
        }

        /** @throws IllegalArgumentException if it is none of the three */
        public static Answer of(String code) {
            return Codes.find(Answer.class, "answer", code);
        }

        static Optional<Answer> ofPartStat(String status) {
            return switch (status) {
                case "ACCEPTED" -> Optional.of(ACCEPT);
                case "TENTATIVE" -> Optional.of(TENTATIVE);
                case "DECLINED" -> Optional.of(DECLINE);
                default -> Optional.empty();
            };
        }
    }
}
