package org.dialogueinfo.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import org.dialogueinfo.delivery.ChannelSettings;
import org.dialogueinfo.delivery.ChannelSettings.State;
import org.dialogueinfo.desk.AuditLog.Deed;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What may be changed of channels without a restart, one by one. Of secrets it is only told whether they are set. */
@Controller
@RequestMapping("/desk/health/settings")
class SettingPages {

    private static final List<String> SECRETS = List.of(
            "dialogue.telegram.token",
            "dialogue.telegram.webhook-secret",
            "spring.mail.host",
            "spring.mail.password",
            "dialogue.newsletter.dkim.key-file",
            "dialogue.newsletter.imap.password");
    private static final int LONGEST_SUBJECT = 200;

    private final ChannelSettings settings;
    private final Environment properties;
    private final AuditLog audit;

    SettingPages(ChannelSettings settings, Environment properties, AuditLog audit) {
        this.settings = settings;
        this.properties = properties;
        this.audit = audit;
    }

    @GetMapping
    String list(Model model) {
        var secrets = new LinkedHashMap<String, Boolean>();
        SECRETS.forEach(it -> secrets.put(it, !properties.getProperty(it, "").isBlank()));
        model.addAttribute("settings", settings.all().stream().map(Row::of).toList());
        model.addAttribute("secrets", secrets);
        return "desk/settings";
    }

    @PostMapping
    String change(
            @RequestParam String name,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "false") boolean reset,
            Principal who,
            HttpServletResponse response,
            Model model) {
        var wanted = value.strip();
        try {
            settings.change(name, reset ? null : wanted);
        } catch (IllegalArgumentException e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("wrong", name);
            model.addAttribute("typed", value);
            return list(model);
        }
        var subject = "setting/" + name + (reset ? "" : "=" + wanted);
        audit.add(
                who.getName(),
                Deed.CHANGED_SETTING,
                subject.length() > LONGEST_SUBJECT ? subject.substring(0, LONGEST_SUBJECT) : subject);
        return "redirect:/desk/health/settings?saved";
    }

    /**
     * A setting as the page tells of it.
     *
     * @param kind which sentences tell of it: the last part of its name, or {@code pace} or {@code channel}
     * @param of what it belongs to: the channel of a pace, the language of a public channel
     */
    record Row(State state, String kind, String of) {

        static Row of(State state) {
            var name = state.name();
            var end = name.substring(name.lastIndexOf('.') + 1);
            return new Row(
                    state,
                    name.contains(".messages-per-second.") ? "pace" : name.contains(".channels.") ? "channel" : end,
                    end);
        }
    }
}
