package org.dialogueinfo.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.security.Principal;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.AgreementId;
import org.dialogueinfo.content.Editing;
import org.dialogueinfo.content.Editing.WorkingCopy;
import org.dialogueinfo.content.Item;
import org.dialogueinfo.content.ItemId;
import org.dialogueinfo.content.TextEditing;
import org.dialogueinfo.content.Video;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * The place of the animation that explains an agreement: its address in each language, how long it is, its captions.
 * What is saved goes the way of every text: it is reviewed and published at {@code /desk/texts/videos/{id}}.
 */
@Controller
@RequestMapping("/desk/agreements/{id}/video")
class VideoPages {

    private static final Pattern LENGTH = Pattern.compile("(\\d{1,3}):([0-5]\\d)");

    private final Editing editing;
    private final TextEditing texts;
    private final Editors editors;

    VideoPages(Editing editing, TextEditing texts, Editors editors) {
        this.editing = editing;
        this.texts = texts;
        this.editors = editors;
    }

    @GetMapping
    String edit(@PathVariable String id, Model model) {
        var agreement = agreement(id);
        var known = known(id);
        var form = TypedForm.empty();
        known.map(it -> (Video) it.item())
                .ifPresentOrElse(it -> typed(form, it), () -> form.put("title", agreement.title()));
        return show(agreement, known.map(WorkingCopy::version).orElse(0L), form, model);
    }

    @PostMapping
    String save(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(defaultValue = "0") long version,
            Principal editor,
            HttpServletResponse response,
            Model model) {
        var agreement = agreement(id);
        var form = new TypedForm(typed);
        var video = read(form, agreement, known(id).map(it -> (Video) it.item()));
        if (form.wrong()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(agreement, version, form, model);
        }
        try {
            editors.saveVideo(video, editor.getName(), version);
            return "redirect:/desk/texts/videos/%s?saved".formatted(video.key());
        } catch (Editing.StaleVersion e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("overtaken", true);
            return show(agreement, e.actual(), form, model);
        }
    }

    private static Video read(TypedForm form, Agreement agreement, Optional<Video> before) {
        var limits = new Limits();
        var title = form.texts("title");
        limits.title("title", title);
        var transcript = form.texts("transcript");
        limits.texts("transcript", transcript, Limits.TEXT);
        var addresses = new EnumMap<Language, URI>(Language.class);
        for (var language : Language.values()) {
            var field = "url-" + language.code();
            var url = form.read(field, URI::create, "desk.wrong.url");
            limits.address(field, url);
            if (url != null) {
                addresses.put(language, url);
            }
        }
        var length = form.read("length", VideoPages::seconds, "desk.video.length-wrong");
        var captions = form.values("captions").stream()
                .map(it -> form.read("captions", it, Language::of, "desk.wrong.choice"))
                .flatMap(Stream::ofNullable)
                .toList();
        limits.problems().forEach(form::wrong);
        return new Video(
                new ItemId(key(agreement.key())),
                agreement.id(),
                title,
                Localized.of(addresses),
                before.map(Video::poster).orElse(null),
                length,
                captions,
                transcript,
                before.map(Video::note).orElse(Localized.none()),
                before.map(Video::sources).orElse(List.of()));
    }

    /** @param length minutes and seconds, such as {@code 2:35} */
    private static int seconds(String length) {
        var parts = LENGTH.matcher(length);
        if (!parts.matches()) {
            throw new IllegalArgumentException("A length is minutes and seconds like 2:35, not '%s'".formatted(length));
        }
        return Integer.parseInt(parts.group(1)) * 60 + Integer.parseInt(parts.group(2));
    }

    private static void typed(TypedForm form, Video video) {
        form.put("title", video.title());
        video.url().values().forEach((language, url) -> form.put("url-" + language.code(), url));
        form.put("transcript", video.transcript());
        Optional.ofNullable(video.length()).ifPresent(it -> form.put("length", it));
        video.captions().forEach(it -> form.put("captions", it.code()));
    }

    private String show(Agreement agreement, long version, TypedForm form, Model model) {
        model.addAttribute("id", agreement.key());
        model.addAttribute("agreement", agreement);
        model.addAttribute("version", version);
        model.addAttribute("form", form);
        model.addAttribute("theirs", null);
        model.addAttribute("languages", Language.values());
        return "desk/video";
    }

    private Optional<WorkingCopy<Item>> known(String agreement) {
        return texts.find("video/" + key(agreement));
    }

    private static String key(String agreement) {
        return agreement + "-animation";
    }

    private Agreement agreement(String id) {
        try {
            return editing.agreement(new AgreementId(id))
                    .map(WorkingCopy::item)
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, e.getMessage(), e);
        }
    }
}
