package org.dialogueinfo.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Instant;
import org.dialogueinfo.frame.Renderings;
import org.dialogueinfo.roundtables.BilateralPlans;
import org.dialogueinfo.roundtables.Boards;
import org.dialogueinfo.roundtables.Refusal;
import org.dialogueinfo.roundtables.Replies;
import org.dialogueinfo.roundtables.Replies.Answer;
import org.dialogueinfo.roundtables.RoundtableId;
import org.dialogueinfo.roundtables.Roundtables;
import org.dialogueinfo.roundtables.State;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One invited person: what is known, the letter, the log, and what an organiser may do with the invitation now. */
@ConditionalOnBooleanProperty(name = "dialogue.roundtables.enabled", matchIfMissing = true)
@Controller
@RequestMapping("/desk/roundtables/{id}/invitees/{invitee}")
class RoundtableInviteePages {

    private final Roundtables roundtables;
    private final Boards boards;
    private final Replies replies;
    private final BilateralPlans plans;

    RoundtableInviteePages(Roundtables roundtables, Boards boards, Replies replies, BilateralPlans plans) {
        this.roundtables = roundtables;
        this.boards = boards;
        this.replies = replies;
        this.plans = plans;
    }

    @GetMapping
    String invitee(@PathVariable RoundtableId id, @PathVariable String invitee, Model model) {
        var guest = boards.guest(id, invitee);
        var state = guest.state();
        model.addAttribute("id", id);
        model.addAttribute("g", guest);
        model.addAttribute(
                "sender",
                guest.delegatedFrom() == null
                        ? ""
                        : boards.guest(id, guest.delegatedFrom()).name());
        model.addAttribute("letter", roundtables.preview(id, invitee));
        model.addAttribute("moves", roundtables.history(id, invitee));
        model.addAttribute("appointed", plans.setup(id).isPresent());
        model.addAttribute("answers", Answer.values());
        model.addAttribute("mayApprove", state == State.DRAFT);
        model.addAttribute("mayInviteAgain", state == State.WITHDRAWN);
        model.addAttribute("mayAnswer", state.mayBecome(State.DECLINED));
        model.addAttribute("mayCheckIn", state.mayBecome(State.CHECKED_IN));
        model.addAttribute("mayLeave", state == State.CHECKED_IN);
        model.addAttribute("mayWithdraw", state.mayBecome(State.WITHDRAWN));
        return "desk/roundtable-invitee";
    }

    @PostMapping("/approve")
    String approve(@PathVariable RoundtableId id, @PathVariable String invitee, Principal organiser) {
        roundtables.approve(id, invitee, organiser.getName());
        return page(id, invitee);
    }

    @PostMapping("/invite-again")
    String inviteAgain(@PathVariable RoundtableId id, @PathVariable String invitee, Principal organiser) {
        roundtables.approveAgain(id, invitee, organiser.getName());
        return page(id, invitee);
    }

    /** What the person said by telephone or at a meeting. */
    @PostMapping("/answer")
    String answer(
            @PathVariable RoundtableId id,
            @PathVariable String invitee,
            @RequestParam String answer,
            Principal organiser) {
        replies.answerFor(id, invitee, Answer.of(answer), organiser.getName());
        return page(id, invitee);
    }

    /** From the board, which is shown again. */
    @PostMapping("/check-in")
    String checkIn(@PathVariable RoundtableId id, @PathVariable String invitee, Principal organiser) {
        boards.checkIn(id, invitee, Instant.MAX, organiser.getName());
        return "redirect:/desk/roundtables/" + id;
    }

    @PostMapping("/leave")
    String leave(@PathVariable RoundtableId id, @PathVariable String invitee, Principal organiser) {
        boards.leave(id, invitee, organiser.getName());
        return page(id, invitee);
    }

    @PostMapping("/withdraw")
    String withdraw(@PathVariable RoundtableId id, @PathVariable String invitee, Principal organiser) {
        roundtables.withdraw(id, invitee, organiser.getName());
        return page(id, invitee);
    }

    @PostMapping("/revoke-link")
    String revoke(@PathVariable RoundtableId id, @PathVariable String invitee, RedirectAttributes once) {
        roundtables.revokeLink(id, invitee);
        once.addFlashAttribute("done", "roundtables.board.revoked");
        return page(id, invitee);
    }

    private static String page(RoundtableId id, String invitee) {
        return "redirect:/desk/roundtables/%s/invitees/%s".formatted(id, invitee);
    }

    /** Said on the person's page, if there is one, else on the board. */
    @ExceptionHandler
    String handle(Refusal e, RedirectAttributes once, HttpServletRequest request) {
        once.addFlashAttribute("sentence", e.sentence().in(Renderings.of(request)));
        var parts = request.getServletPath().split("/");
        return e.reason() == Refusal.Reason.UNKNOWN
                ? "redirect:/desk/roundtables/" + parts[3]
                : page(new RoundtableId(parts[3]), parts[5]);
    }
}
