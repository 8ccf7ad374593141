package org.dialogueinfo.desk;

import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import org.dialogueinfo.desk.AuditLog.Deed;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own account: password, passkeys and recovery codes, and where one is signed in. */
@Controller
@RequestMapping("/desk/account")
class OwnAccountPages {

    private final Accounts accounts;
    private final SignIns signIns;
    private final Passkeys passkeys;
    private final RecoveryCodes codes;
    private final AuditLog audit;

    OwnAccountPages(Accounts accounts, SignIns signIns, Passkeys passkeys, RecoveryCodes codes, AuditLog audit) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.passkeys = passkeys;
        this.codes = codes;
        this.audit = audit;
    }

    @GetMapping
    String account(Principal who, HttpSession session, Model model) {
        model.addAttribute("account", accounts.find(who.getName()).orElseThrow());
        model.addAttribute("signIns", signIns.of(who.getName()));
        model.addAttribute("passkeys", passkeys.of(who.getName()));
        model.addAttribute("codesLeft", codes.left(who.getName()));
        model.addAttribute("here", session.getAttribute(SignIns.ID));
        return "desk/account";
    }

    /** Ends all other sessions too: whoever knew the old password is out. */
    @PostMapping("/password")
    String password(
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            Principal who,
            HttpSession session,
            Model model) {
        if (!accounts.hasPassword(who.getName(), current)) {
            model.addAttribute("wrongCurrent", true);
            return account(who, session, model);
        }
        if (!Accounts.isPassword(password)) {
            model.addAttribute("wrongPassword", "desk.password.problem");
            return account(who, session, model);
        }
        if (GuessablePasswords.has(password, who.getName())) {
            model.addAttribute("wrongPassword", "desk.password.guessable");
            return account(who, session, model);
        }
        accounts.setPassword(who.getName(), password);
        signIns.endOthers(who.getName(), String.valueOf(session.getAttribute(SignIns.ID)));
        audit.add(who.getName(), Deed.CHANGED_PASSWORD, "account/" + who.getName());
        return "redirect:/desk/account?changed";
    }

    @PostMapping("/remove-passkey")
    String removePasskey(@RequestParam String id, Principal who) {
        passkeys.remove(who.getName(), id, who.getName());
        return "redirect:/desk/account#passkeys";
    }

    /** Shows them this once. */
    @PostMapping("/codes")
    String codes(Principal who, RedirectAttributes next) {
        next.addFlashAttribute("codes", codes.renew(who.getName()));
        audit.add(who.getName(), Deed.RENEWED_CODES, "account/" + who.getName());
        return "redirect:/desk/account#codes";
    }

    @PostMapping("/end-session")
    String endSession(@RequestParam String id, Principal who) {
        if (signIns.end(who.getName(), id)) {
            audit.add(who.getName(), Deed.ENDED_SESSIONS, "account/" + who.getName());
        }
        return "redirect:/desk/account?ended";
    }

    @PostMapping("/end-others")
    String endOthers(Principal who, HttpSession session) {
        signIns.endOthers(who.getName(), String.valueOf(session.getAttribute(SignIns.ID)));
        audit.add(who.getName(), Deed.ENDED_SESSIONS, "account/" + who.getName());
        return "redirect:/desk/account?ended";
    }
}
