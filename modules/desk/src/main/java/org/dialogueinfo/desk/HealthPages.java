package org.dialogueinfo.desk;

import java.security.Principal;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.dialogueinfo.delivery.BroadcastId;
import org.dialogueinfo.delivery.Broadcasts;
import org.dialogueinfo.delivery.Channels;
import org.dialogueinfo.delivery.spi.AudienceProvider.Recipient;
import org.dialogueinfo.desk.AuditLog.Deed;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Card.Fact;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Which part of the platform is ill and why, how each channel is set, and a message to oneself over one of them. */
@Controller
@RequestMapping("/desk/health")
class HealthPages {

    /** What an address looks like; a channel that came as a plug-in knows itself. */
    private static final Map<String, Pattern> ADDRESSES = Map.of(
            "email", Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+"), "telegram", Pattern.compile("-?\\d{1,19}"));

    private static final Pattern ANY = Pattern.compile(".+");

    private final HealthReport report;
    private final Channels channels;
    private final Broadcasts broadcasts;
    private final MessageSource messages;
    private final AuditLog audit;

    HealthPages(HealthReport report, Channels channels, Broadcasts broadcasts, MessageSource messages, AuditLog audit) {
        this.report = report;
        this.channels = channels;
        this.broadcasts = broadcasts;
        this.messages = messages;
        this.audit = audit;
    }

    @GetMapping
    String health(Model model) {
        model.addAttribute("parts", report.parts());
        model.addAttribute("channels", channels.all());
        model.addAttribute("renderings", Rendering.values());
        return "desk/health";
    }

    @PostMapping("/test")
    String test(
            @RequestParam String channel,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "en") Rendering in,
            Principal who,
            Model model) {
        var to = address.strip();
        if (channels.all().stream().noneMatch(it -> it.name().equals(channel))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        if (to.length() > 254
                || !ADDRESSES.getOrDefault(channel, ANY).matcher(to).matches()) {
            model.addAttribute("wrong", channel);
            model.addAttribute("address", address);
            return health(model);
        }
        var id = UUID.randomUUID();
        var sent = broadcasts.sendPersonal("test:" + id, new Recipient("test:" + id, channel, to, in), card(in, who));
        audit.add(who.getName(), Deed.SENT_TEST, "channel/" + channel);
        return "redirect:/desk/health/test/" + sent;
    }

    /** What became of it; the address is not kept once it is settled. */
    @GetMapping("/test/{id}")
    String result(@PathVariable UUID id, Model model) {
        var progress = broadcasts
                .progress(new BroadcastId(id))
                .filter(it -> it.key().startsWith("test:"))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("counts", progress.counts());
        model.addAttribute("sent", progress.counts().getOrDefault(Broadcasts.State.SENT, 0L) > 0);
        model.addAttribute("failed", progress.counts().getOrDefault(Broadcasts.State.FAILED, 0L) > 0);
        return "desk/health-test";
    }

    private Card card(Rendering in, Principal who) {
        var locale = Rendering.of(in.language()).locale();
        return Card.of(in.language(), say("desk.test.title", locale), say("desk.test.lead", locale))
                .withFacts(java.util.List.of(new Fact(say("desk.test.by", locale), who.getName())));
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
