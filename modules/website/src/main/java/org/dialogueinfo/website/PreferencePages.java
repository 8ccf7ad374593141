package org.dialogueinfo.website;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.AgreementId;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.subscriptions.Linking;
import org.dialogueinfo.subscriptions.PreferenceCentre;
import org.dialogueinfo.subscriptions.Settings;
import org.dialogueinfo.subscriptions.Settings.Pace;
import org.dialogueinfo.subscriptions.Settings.Quiet;
import org.dialogueinfo.subscriptions.Subscriptions;
import org.dialogueinfo.subscriptions.Subscriptions.MalformedAddress;
import org.dialogueinfo.subscriptions.Topic;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The preference centre behind the personal link of each mail. Every form is small and works by itself; a link shows a
 * page, and only a button changes something. A forged link is no page.
 */
@Controller
@RequestMapping("/{rendering:en|sq|sr|sr-cyrl}/subscriptions/{token}")
class PreferencePages {

    /** Where readers of the house live, most of them. */
    private static final List<String> ZONES = List.of(
            "Europe/Belgrade",
            "Europe/London",
            "Europe/Istanbul",
            "America/New_York",
            "America/Chicago",
            "America/Los_Angeles",
            "Australia/Sydney",
            "UTC");

    private final Subscriptions subscriptions;
    private final PreferenceCentre centre;
    private final Linking linking;
    private final Archive archive;
    private final HeldWords words;

    PreferencePages(
            Subscriptions subscriptions, PreferenceCentre centre, Linking linking, Archive archive, HeldWords words) {
        this.subscriptions = subscriptions;
        this.centre = centre;
        this.linking = linking;
        this.archive = archive;
        this.words = words;
    }

    @ModelAttribute
    void choices(@PathVariable String token, Model model) {
        var preferences = subscriptions.preferences(token).orElseThrow(NoSuchPage::new);
        model.addAttribute("token", token);
        model.addAttribute("preferences", preferences);
        model.addAttribute("settings", centre.settings(token).orElseThrow(NoSuchPage::new));
        model.addAttribute("channels", linking.channels(token));
        model.addAttribute("topics", Topic.GENERAL);
        model.addAttribute("renderings", Rendering.values());
        model.addAttribute("paces", Pace.values());
        model.addAttribute("hours", IntStream.range(0, 24).boxed().toList());
        model.addAttribute("zones", ZONES);
    }

    @GetMapping
    String preferences(@PathVariable Rendering rendering, @PathVariable String token, Model model) {
        var preferences = subscriptions.preferences(token).orElseThrow(NoSuchPage::new);
        model.addAttribute(
                "held", centre.export(token).map(it -> words.of(it, rendering)).orElse(null));
        model.addAttribute(
                "followed",
                preferences.topics().stream()
                        .map(this::agreement)
                        .flatMap(Optional::stream)
                        .toList());
        model.addAttribute("agreements", archive.agreements(Archive.AgreementFilter.all()));
        return "website/preferences";
    }

    private Optional<Agreement> agreement(Topic topic) {
        return topic.value().startsWith("agreement:")
                ? archive.agreement(new AgreementId(topic.value().substring(10)))
                : Optional.empty();
    }

    @PostMapping
    String change(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") List<String> topic,
            Model model,
            HttpServletResponse response) {
        return change(model, response, () -> {
            var chosen = Rendering.of(language);
            subscriptions.change(token, chosen, SubscriptionPages.read(topic));
            return saved(chosen, token);
        });
    }

    @PostMapping("/pace")
    String pace(
            @PathVariable Rendering rendering,
            @PathVariable String token,
            @RequestParam(defaultValue = "") String pace,
            @RequestParam(defaultValue = "") String hour,
            @RequestParam(defaultValue = "") String zone,
            Model model,
            HttpServletResponse response) {
        return change(model, response, () -> {
            centre.pace(token, Pace.valueOf(pace), Integer.parseInt(hour), Settings.zone(zone));
            return saved(rendering, token);
        });
    }

    @PostMapping("/pause")
    String pause(
            @PathVariable Rendering rendering,
            @PathVariable String token,
            @RequestParam(defaultValue = "") String until,
            Model model,
            HttpServletResponse response) {
        return change(model, response, () -> {
            centre.pause(token, until.isBlank() ? null : LocalDate.parse(until));
            return saved(rendering, token);
        });
    }

    /** Two equal hours mean none. */
    @PostMapping("/quiet")
    String quiet(
            @PathVariable Rendering rendering,
            @PathVariable String token,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            Model model,
            HttpServletResponse response) {
        return change(model, response, () -> {
            int first = Integer.parseInt(from);
            int end = Integer.parseInt(to);
            centre.quiet(token, first == end ? null : new Quiet(first, end));
            return saved(rendering, token);
        });
    }

    @PostMapping("/move")
    String move(@PathVariable String token, @RequestParam(defaultValue = "") String address, Model model) {
        try {
            centre.move(token, address);
        } catch (MalformedAddress e) {
            return message(model, "website.preferences.move", "website.subscribe.malformed");
        }
        return message(model, "website.subscribe.asked", "website.preferences.move.asked");
    }

    /** A code to enter in the chat with the bot. */
    @PostMapping("/code")
    String code(@PathVariable String token, Model model) {
        model.addAttribute("code", linking.code(token).orElse(null));
        return message(model, "website.preferences.link", "website.preferences.link.code");
    }

    /** A code that the bot showed. */
    @PostMapping("/link")
    String link(@PathVariable String token, @RequestParam(defaultValue = "") String code, Model model) {
        return switch (linking.link(token, code)) {
            case LINKED -> message(model, "website.preferences.link", "website.preferences.link.done");
            case UNKNOWN_CODE -> message(model, "website.preferences.link", "website.preferences.link.unknown");
            case TOO_MANY_TRIES -> message(model, "website.preferences.link", "website.preferences.link.too-many");
            case SAME_ENDPOINT -> message(model, "website.preferences.link", "website.preferences.link.same");
        };
    }

    @PostMapping("/prefer")
    String prefer(@PathVariable Rendering rendering, @PathVariable String token) {
        linking.prefer(token);
        return saved(rendering, token);
    }

    @GetMapping("/data.json")
    ResponseEntity<HeldWords.Export> export(@PathVariable Rendering rendering, @PathVariable String token) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("dialogue-info-data.json")
                                .build()
                                .toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .contentType(MediaType.APPLICATION_JSON)
                .body(centre.export(token)
                        .map(it -> words.export(it, rendering))
                        .orElseThrow(NoSuchPage::new));
    }

    @PostMapping("/unsubscribe")
    String unsubscribe(@PathVariable String token, Model model) {
        subscriptions.unsubscribe(token, "website:/subscriptions");
        return message(model, "website.unsubscribed", "website.unsubscribed.text");
    }

    @GetMapping("/erase")
    String sure() {
        return "website/erase";
    }

    @PostMapping("/erase")
    String erase(@PathVariable String token, @RequestParam(defaultValue = "") String never, Model model) {
        var forGood = never.equals("true");
        if (forGood) {
            centre.neverAgain(token);
        } else {
            subscriptions.erase(token);
        }
        return message(model, "website.erased", forGood ? "website.erased.never" : "website.erased.text");
    }

    /** A value that no button of ours sends changes nothing and is told so. */
    private static String change(Model model, HttpServletResponse response, Supplier<String> change) {
        try {
            return change.get();
        } catch (IllegalArgumentException | DateTimeException e) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return message(model, "website.preferences", "website.preferences.refused");
        }
    }

    private static String saved(Rendering rendering, String token) {
        return "redirect:/" + rendering.path() + "/subscriptions/" + token + "?saved";
    }

    private static String message(Model model, String heading, String text) {
        model.addAttribute("heading", heading);
        model.addAttribute("text", text);
        return "website/message";
    }
}
