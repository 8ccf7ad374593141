package org.dialogueinfo.desk;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is open to everybody: signing in, the first administrator, a new password by a link. */
@Controller
@RequestMapping("/desk")
class DoorPages {

    private static final String GUESSABLE = "desk.password.guessable";

    private final SetUp setUp;
    private final Accounts accounts;
    private final PasswordLinks links;

    DoorPages(SetUp setUp, Accounts accounts, PasswordLinks links) {
        this.setUp = setUp;
        this.accounts = accounts;
        this.links = links;
    }

    @GetMapping("/sign-in")
    String signIn() {
        return "desk/sign-in";
    }

    @GetMapping("/recovery")
    String recovery(@RequestParam(required = false) @Nullable String error, Model model) {
        model.addAttribute("failed", error != null);
        return "desk/recovery";
    }

    @GetMapping("/set-up")
    String setUp(@RequestParam(defaultValue = "") String token, Model model) {
        model.addAttribute("token", token);
        model.addAttribute("valid", setUp.valid(token));
        return "desk/set-up";
    }

    @PostMapping("/set-up")
    String setUp(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String password,
            Model model) {
        if (!Accounts.isName(username) || !Accounts.isPassword(password)) {
            model.addAttribute("username", username);
            model.addAttribute("problem", "desk.set-up.problem");
            return setUp(token, model);
        }
        if (GuessablePasswords.has(password, username)) {
            model.addAttribute("username", username);
            model.addAttribute("problem", GUESSABLE);
            return setUp(token, model);
        }
        return setUp.use(token, username, password) ? "redirect:/desk/sign-in?made" : "redirect:/desk/set-up";
    }

    @GetMapping("/new-password")
    String newPassword(@RequestParam(defaultValue = "") String token, Model model) {
        model.addAttribute("token", token);
        model.addAttribute("username", links.owner(token).orElse(null));
        return "desk/new-password";
    }

    @PostMapping("/new-password")
    String newPassword(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String password,
            Model model) {
        if (!Accounts.isPassword(password)) {
            model.addAttribute("problem", "desk.password.problem");
            return newPassword(token, model);
        }
        if (GuessablePasswords.has(password, links.owner(token).orElse(""))) {
            model.addAttribute("problem", GUESSABLE);
            return newPassword(token, model);
        }
        var owner = links.use(token);
        owner.ifPresent(it -> accounts.setPassword(it, password));
        return owner.isPresent() ? "redirect:/desk/sign-in?changed" : "redirect:/desk/new-password";
    }
}
