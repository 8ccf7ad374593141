package org.dialogueinfo.website;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.subscriptions.Doors;
import org.dialogueinfo.subscriptions.Subscriptions;
import org.dialogueinfo.subscriptions.Subscriptions.MalformedAddress;
import org.dialogueinfo.subscriptions.Topic;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Subscribing and confirming: a link shows a page, and only a button changes something. */
@Controller
class SubscriptionPages {

    private static final String RENDERING = "/{rendering:en|sq|sr|sr-cyrl}";

    private final Subscriptions subscriptions;
    private final Doors doors;
    private final MessageSource messages;

    SubscriptionPages(Subscriptions subscriptions, Doors doors, MessageSource messages) {
        this.subscriptions = subscriptions;
        this.doors = doors;
        this.messages = messages;
    }

    @ModelAttribute("topics")
    List<Topic> topics() {
        return Topic.GENERAL;
    }

    /** Channels that people join by themselves, by name. */
    @ModelAttribute("doors")
    Map<String, URI> doors() {
        return doors.open();
    }

    @GetMapping(RENDERING + "/subscribe")
    String subscribe(@PathVariable Rendering rendering, Model model) {
        model.addAttribute("chosen", Set.of("meetings"));
        return "website/subscribe";
    }

    @PostMapping(RENDERING + "/subscribe")
    String subscribe(
            @PathVariable Rendering rendering,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") List<String> topic,
            Model model) {
        model.addAttribute("address", address);
        model.addAttribute("chosen", Set.copyOf(topic));
        if (topic.isEmpty()) {
            model.addAttribute("problem", "website.subscribe.no-topic");
            return "website/subscribe";
        }
        try {
            subscriptions.requestByEmail(address, rendering, read(topic), "website:/subscribe");
        } catch (MalformedAddress e) {
            model.addAttribute("problem", "website.subscribe.malformed");
            return "website/subscribe";
        } catch (IllegalArgumentException e) { // topics that no box of ours sends
            model.addAttribute("problem", "website.subscribe.no-topic");
            return "website/subscribe";
        }
        model.addAttribute("heading", "website.subscribe.asked");
        model.addAttribute("text", "website.subscribe.asked.text");
        return "website/message";
    }

    @PostMapping("/api/v1/subscriptions")
    @ResponseBody
    @ResponseStatus(HttpStatus.ACCEPTED)
    Accepted subscribe(@RequestBody SubscriptionForm form) {
        if (!"email".equals(form.channel())) {
            throw new IllegalArgumentException(
                    "The channel is email; in Telegram people subscribe by talking to the bot");
        }
        var rendering = Rendering.of(form.lang() == null ? "en" : form.lang());
        var topics = form.topics() == null || form.topics().isEmpty() ? List.of("meetings") : form.topics();
        subscriptions.requestByEmail(String.valueOf(form.address()), rendering, read(topics), "api:/subscriptions");
        return new Accepted(messages.getMessage("website.subscribe.asked.text", null, rendering.locale()));
    }

    static Set<Topic> read(List<String> topics) {
        var read = new LinkedHashSet<Topic>();
        topics.stream().filter(it -> !it.isBlank()).forEach(it -> read.add(new Topic(it)));
        return read;
    }

    @GetMapping(RENDERING + "/subscriptions/confirm")
    String confirm(@PathVariable Rendering rendering, @RequestParam(defaultValue = "") String token, Model model) {
        model.addAttribute("token", token);
        model.addAttribute("pending", subscriptions.pending(token));
        return "website/confirm";
    }

    @PostMapping(RENDERING + "/subscriptions/confirm")
    String confirmed(@PathVariable Rendering rendering, @RequestParam(defaultValue = "") String token, Model model) {
        model.addAttribute("token", token);
        model.addAttribute("pending", subscriptions.confirm(token));
        return "website/confirm";
    }

    /** What a mail program posts when its unsubscribe button is pressed (RFC 8058); a forged token changes nothing. */
    @PostMapping("/one-click/{token}")
    @ResponseBody
    String oneClick(@PathVariable String token) {
        subscriptions.preferences(token).ifPresent(it -> subscriptions.unsubscribe(token, "one-click"));
        return "OK";
    }

    /** A person who opens the one-click address in a browser gets the page with the button. */
    @GetMapping("/one-click/{token}")
    String oneClickPage(@PathVariable String token) {
        var rendering =
                subscriptions.preferences(token).orElseThrow(NoSuchPage::new).rendering();
        return "redirect:/" + rendering.path() + "/subscriptions/" + token;
    }

    @ExceptionHandler
    @ResponseBody
    org.springframework.http.ProblemDetail handle(
            MalformedAddress e, jakarta.servlet.http.HttpServletResponse response) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        return ErrorResponse.create(e, HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()))
                .getBody();
    }

    @ExceptionHandler
    @ResponseBody
    org.springframework.http.ProblemDetail handle(
            IllegalArgumentException e, jakarta.servlet.http.HttpServletResponse response) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        return ErrorResponse.create(e, HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()))
                .getBody();
    }

    record SubscriptionForm(
            @Nullable String channel,
            @Nullable String address,
            @Nullable String lang,
            @Nullable List<String> topics) {}

    record Accepted(String message) {}
}
