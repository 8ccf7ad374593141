package org.dialogueinfo.desk;

import java.security.Principal;
import org.dialogueinfo.desk.AuditLog.Deed;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who may work at the desk, for administrators; nobody changes their own account here. */
@Controller
@RequestMapping("/desk/accounts")
class AccountPages {

    private static final String LIST = "redirect:/desk/accounts";
    private static final String PERSON = "redirect:/desk/accounts/person";

    private final Accounts accounts;
    private final PasswordLinks links;
    private final SignIns signIns;
    private final Passkeys passkeys;
    private final RecoveryCodes codes;
    private final AuditLog audit;
    private final String baseUrl;

    AccountPages(
            Accounts accounts,
            PasswordLinks links,
            SignIns signIns,
            Passkeys passkeys,
            RecoveryCodes codes,
            AuditLog audit,
            @Value("${dialogue.base-url:http://localhost:8080}") String baseUrl) {
        this.accounts = accounts;
        this.links = links;
        this.signIns = signIns;
        this.passkeys = passkeys;
        this.codes = codes;
        this.audit = audit;
        this.baseUrl = baseUrl.replaceFirst("/+$", "");
    }

    @GetMapping
    String list(Principal who, Model model) {
        model.addAttribute("me", who.getName());
        model.addAttribute("accounts", accounts.all());
        model.addAttribute("roles", Role.values());
        return "desk/accounts";
    }

    /** One person: where they are signed in, and by what they come in. */
    @GetMapping("/person")
    String person(@RequestParam String username, Model model) {
        model.addAttribute(
                "account",
                accounts.find(username).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        model.addAttribute("signIns", signIns.of(username));
        model.addAttribute("passkeys", passkeys.of(username));
        model.addAttribute("codesLeft", codes.left(username));
        return "desk/person";
    }

    @PostMapping("/end-session")
    String endSession(@RequestParam String username, @RequestParam String id, Principal who, RedirectAttributes next) {
        known(username);
        if (signIns.end(username, id)) {
            audit.add(who.getName(), Deed.ENDED_SESSIONS, "account/" + username);
        }
        next.addAttribute("username", username);
        return PERSON;
    }

    /** For a lost device. */
    @PostMapping("/remove-passkey")
    String removePasskey(
            @RequestParam String username, @RequestParam String id, Principal who, RedirectAttributes next) {
        known(username);
        passkeys.remove(username, id, who.getName());
        next.addAttribute("username", username);
        return PERSON;
    }

    @PostMapping
    String add(
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String role,
            Principal who,
            Model model,
            RedirectAttributes next) {
        var name = username.strip();
        if (!Accounts.isName(name) || !accounts.add(name, role(role))) {
            model.addAttribute("username", username);
            model.addAttribute("problem", Accounts.isName(name) ? "desk.accounts.taken" : "desk.accounts.malformed");
            return list(who, model);
        }
        audit.add(who.getName(), Deed.MADE_ACCOUNT, "account/" + name);
        return link(name, who, next);
    }

    /** Shows a link by which the person sets a password; what they had keeps working until they do. */
    @PostMapping("/link")
    String link(@RequestParam String username, Principal who, RedirectAttributes next) {
        known(username);
        next.addFlashAttribute("linkFor", username);
        next.addFlashAttribute("link", baseUrl + "/desk/new-password?token=" + links.make(username));
        audit.add(who.getName(), Deed.MADE_LINK, "account/" + username);
        return LIST;
    }

    @PostMapping("/role")
    String role(@RequestParam String username, @RequestParam String role, Principal who) {
        other(username, who);
        accounts.setRole(username, role(role));
        signIns.endAll(username);
        audit.add(who.getName(), Deed.CHANGED_ROLE, "account/" + username);
        return LIST;
    }

    @PostMapping("/lock")
    String lock(@RequestParam String username, @RequestParam boolean locked, Principal who) {
        other(username, who);
        accounts.setLocked(username, locked);
        if (locked) {
            signIns.endAll(username);
        }
        audit.add(who.getName(), locked ? Deed.LOCKED : Deed.UNLOCKED, "account/" + username);
        return LIST;
    }

    @PostMapping("/sends")
    String sends(@RequestParam String username, @RequestParam boolean sends, Principal who) {
        other(username, who);
        accounts.setSends(username, sends);
        signIns.endAll(username);
        audit.add(who.getName(), sends ? Deed.ALLOWED_SENDING : Deed.FORBADE_SENDING, "account/" + username);
        return LIST;
    }

    @PostMapping("/end-sessions")
    String endSessions(@RequestParam String username, Principal who) {
        other(username, who);
        signIns.endAll(username);
        audit.add(who.getName(), Deed.ENDED_SESSIONS, "account/" + username);
        return LIST;
    }

    private static Role role(String code) {
        try {
            return Role.of(code);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    private void known(String username) {
        if (accounts.find(username).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private void other(String username, Principal who) {
        known(username);
        if (username.equals(who.getName())) {
            throw new ResponseStatusException(HttpStatus.CONFLICT);
        }
    }
}
