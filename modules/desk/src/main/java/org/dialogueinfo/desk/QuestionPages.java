package org.dialogueinfo.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.AgreementId;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.MeetingId;
import org.dialogueinfo.conversation.OpenQuestions;
import org.dialogueinfo.conversation.OpenQuestions.Group;
import org.dialogueinfo.frame.Renderings;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.knowledge.Knowledge;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Questions that the archive did not answer: alike ones together, answered once for all who asked, or dismissed. */
@Controller
@RequestMapping("/desk/questions")
class QuestionPages {

    private static final int MOST = 100;
    private static final int NEAREST = 5;
    private static final int LONGEST = 2000;

    private final OpenQuestions questions;
    private final Knowledge knowledge;
    private final Archive archive;
    private final QuestionAnswers answers;

    QuestionPages(OpenQuestions questions, Knowledge knowledge, Archive archive, QuestionAnswers answers) {
        this.questions = questions;
        this.knowledge = knowledge;
        this.archive = archive;
        this.answers = answers;
    }

    @GetMapping
    String list(@RequestParam(required = false) @Nullable Integer told, Model model) {
        model.addAttribute("told", told);
        model.addAttribute("groups", questions.open(MOST));
        return "desk/questions";
    }

    @GetMapping("/{group}")
    String question(@PathVariable String group, HttpServletRequest request, Model model) {
        return questions
                .find(group)
                .map(it -> form(it, "", Map.of(), Renderings.of(request), model))
                .orElse("redirect:/desk/questions?gone");
    }

    private String form(Group group, String item, Map<String, String> typed, Rendering rendering, Model model) {
        model.addAttribute("group", group);
        model.addAttribute("nearest", nearest(group));
        model.addAttribute("items", items(rendering.language()));
        model.addAttribute("item", item);
        model.addAttribute("typed", typed);
        model.addAttribute("languages", Language.values());
        model.addAttribute("longest", LONGEST);
        return "desk/question";
    }

    /** What the archive has now that comes close to the first wording. */
    private List<Knowledge.Hit> nearest(Group group) {
        var first = group.wordings().get(0);
        return knowledge.search(first.text(), first.lang(), NEAREST).stream()
                .filter(it -> !it.kind().equals("situation"))
                .toList();
    }

    private Map<String, String> items(Language language) {
        var items = new LinkedHashMap<String, String>();
        archive.agreements(Archive.AgreementFilter.all())
                .forEach(it -> items.put("a-" + it.id(), shown(it.title(), language)));
        archive.meetings(Archive.MeetingFilter.all())
                .forEach(it -> items.put("m-" + it.id(), shown(it.title(), language)));
        return items;
    }

    private static String shown(Localized<String> text, Language language) {
        return text.shownIn(language).map(Localized.Shown::value).orElse("");
    }

    /** Answers with what was typed, or with what the archive says of the chosen item; each asker in their language. */
    @PostMapping("/{group}/answer")
    String answer(
            @PathVariable String group,
            @RequestParam(defaultValue = "") String item,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request,
            HttpServletResponse response,
            Principal editor,
            Model model) {
        var open = questions.find(group);
        if (open.isEmpty()) {
            return "redirect:/desk/questions?gone";
        }
        var typed = typed(sent);
        var summary = item.isEmpty() ? Optional.<Localized<String>>empty() : summary(item);
        var problem = problem(typed, item, summary.isPresent());
        if (problem.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("problem", problem.get());
            return form(open.get(), item, typed, Renderings.of(request), model);
        }
        var text = typed.isEmpty() ? summary.orElse(Localized.none()) : localized(typed);
        var told = answers.answer(group, text, item.isEmpty() ? null : item, editor.getName());
        return "redirect:/desk/questions?told=" + told;
    }

    private static Map<String, String> typed(Map<String, String> sent) {
        var typed = new LinkedHashMap<String, String>();
        for (var language : Language.values()) {
            var text = sent.getOrDefault("text-" + language.code(), "").strip();
            if (!text.isEmpty()) {
                typed.put(language.code(), text);
            }
        }
        return typed;
    }

    private static Optional<String> problem(Map<String, String> typed, String item, boolean known) {
        if (!item.isEmpty() && !known) {
            return Optional.of("desk.questions.no-item");
        }
        if (typed.isEmpty() && item.isEmpty()) {
            return Optional.of("desk.questions.empty");
        }
        return typed.values().stream().anyMatch(it -> it.length() > LONGEST)
                ? Optional.of("desk.questions.long")
                : Optional.empty();
    }

    private static Localized<String> localized(Map<String, String> typed) {
        var texts = new java.util.EnumMap<Language, String>(Language.class);
        typed.forEach((code, text) -> texts.put(Language.of(code), text));
        return Localized.of(texts);
    }

    private Optional<Localized<String>> summary(String item) {
        try {
            return item.startsWith("a-")
                    ? archive.agreement(new AgreementId(item.substring(2))).map(Agreement::summary)
                    : item.startsWith("m-")
                            ? archive.meeting(new MeetingId(item.substring(2))).map(Meeting::summary)
                            : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @PostMapping("/{group}/dismiss")
    String dismiss(@PathVariable String group, Principal editor) {
        if (questions.find(group).isEmpty()) {
            return "redirect:/desk/questions?gone";
        }
        answers.dismiss(group, editor.getName());
        return "redirect:/desk/questions?dismissed";
    }
}
