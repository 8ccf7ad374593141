package org.dialogueinfo.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dialogueinfo.alerts.Alerts;
import org.dialogueinfo.content.Editing;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.MeetingId;
import org.dialogueinfo.delivery.BroadcastId;
import org.dialogueinfo.delivery.Broadcasts;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.PartialDate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The desk in a browser: lists, the form of a meeting with its preview, publishing, broadcasts, kept mail. */
@Controller
@RequestMapping("/desk")
class DeskPages {

    private static final int SHORTEST_PASSWORD = 12;

    private final Editing editing;
    private final Broadcasts broadcasts;
    private final SetUp setUp;
    private final Path mail;

    DeskPages(Editing editing, Broadcasts broadcasts, SetUp setUp, @Value("${dialogue.data-dir:./data}") Path dataDir) {
        this.editing = editing;
        this.broadcasts = broadcasts;
        this.setUp = setUp;
        this.mail = dataDir.resolve("mail");
    }

    @GetMapping
    String desk(Model model) {
        model.addAttribute("meetings", editing.meetings());
        model.addAttribute("broadcasts", broadcasts.latest(10));
        return "desk/desk";
    }

    @GetMapping("/sign-in")
    String signIn() {
        return "desk/sign-in";
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
        if (username.isBlank() || username.length() > 100 || password.length() < SHORTEST_PASSWORD) {
            model.addAttribute("token", token);
            model.addAttribute("valid", setUp.valid(token));
            model.addAttribute("problem", "desk.set-up.problem");
            return "desk/set-up";
        }
        return setUp.use(token, username.strip(), password) ? "redirect:/desk/sign-in" : "redirect:/desk/set-up";
    }

    @GetMapping("/meetings")
    String open(@RequestParam String id) {
        try {
            return "redirect:/desk/meetings/" + new MeetingId(id.strip());
        } catch (IllegalArgumentException e) {
            return "redirect:/desk?malformed";
        }
    }

    @GetMapping("/meetings/{id}")
    String meeting(@PathVariable String id, Model model) {
        var meeting = id(id);
        model.addAttribute("id", meeting);
        model.addAttribute("copy", editing.meeting(meeting).orElse(null));
        model.addAttribute("languages", Language.values());
        model.addAttribute("statuses", Meeting.Status.values());
        model.addAttribute("levels", Meeting.Level.values());
        return "desk/meeting";
    }

    @PostMapping("/meetings/{id}")
    String save(
            @PathVariable String id,
            @RequestParam Map<String, String> form,
            @RequestParam(defaultValue = "0") long version,
            Principal editor) {
        var meeting = id(id);
        try {
            var before = editing.meeting(meeting).map(Editing.WorkingCopy::item);
            var copy = new Meeting(
                    meeting,
                    PartialDate.of(form.getOrDefault("date", "")),
                    before.map(Meeting::lastDay).orElse(null),
                    Meeting.Level.of(form.getOrDefault("level", "")),
                    before.map(Meeting::format).orElse(Meeting.Format.JOINT),
                    before.map(Meeting::round).orElse(null),
                    before.map(Meeting::place).orElse(null),
                    before.map(Meeting::facilitator).orElse(null),
                    before.map(Meeting::participants).orElse(List.of()),
                    before.map(Meeting::topics).orElse(List.of()),
                    texts("title", form),
                    texts("summary", form),
                    before.map(Meeting::note).orElse(Localized.none()),
                    before.map(Meeting::agreements).orElse(List.of()),
                    Meeting.Status.of(form.getOrDefault("status", "")),
                    before.map(Meeting::evidence).orElse(Meeting.Evidence.OUTCOME),
                    before.map(Meeting::sources).orElse(List.of()));
            editing.save(copy, List.of(), editor.getName(), version);
            return "redirect:/desk/meetings/" + meeting + "?saved";
        } catch (Editing.StaleVersion e) {
            return "redirect:/desk/meetings/" + meeting + "?stale";
        } catch (IllegalArgumentException e) {
            return "redirect:/desk/meetings/" + meeting + "?wrong";
        }
    }

    private static Localized<String> texts(String field, Map<String, String> form) {
        var texts = new EnumMap<Language, String>(Language.class);
        for (var language : Language.values()) {
            texts.put(
                    language,
                    form.getOrDefault(field + "-" + language.code(), "").strip());
        }
        return Localized.of(texts);
    }

    @PostMapping("/meetings/{id}/publish")
    String publish(@PathVariable String id, @RequestParam(defaultValue = "false") boolean fallback, Principal editor) {
        var meeting = id(id);
        Set<Language> confirmed = fallback ? EnumSet.allOf(Language.class) : Set.of();
        try {
            return "redirect:/desk/broadcasts/"
                    + Alerts.ofMeeting(editing.publish(meeting, editor.getName(), confirmed));
        } catch (Editing.MissingTexts e) {
            return "redirect:/desk/meetings/" + meeting + "?missing";
        } catch (Editing.NotFound e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    @GetMapping("/broadcasts/{id}")
    String broadcast(@PathVariable java.util.UUID id, Model model) {
        model.addAttribute(
                "broadcast",
                broadcasts
                        .progress(new BroadcastId(id))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return "desk/broadcast";
    }

    @GetMapping("/mail")
    String mail(Model model) throws IOException {
        if (!Files.isDirectory(mail)) {
            model.addAttribute("files", List.of());
            return "desk/mail";
        }
        try (var files = Files.list(mail)) {
            model.addAttribute(
                    "files",
                    files.map(it -> String.valueOf(it.getFileName()))
                            .filter(it -> it.matches("[\\d-]+\\.eml"))
                            .sorted(Comparator.reverseOrder())
                            .limit(100)
                            .toList());
        }
        return "desk/mail";
    }

    @GetMapping("/mail/{file}")
    String mail(@PathVariable String file, Model model) throws IOException {
        if (!file.matches("[\\d-]+\\.eml") || !Files.isRegularFile(mail.resolve(file))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("file", file);
        model.addAttribute("mail", KeptMail.read(mail.resolve(file)));
        return "desk/kept-mail";
    }

    private static MeetingId id(String id) {
        try {
            return new MeetingId(id);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
