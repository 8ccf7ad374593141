package org.dialogueinfo.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dialogueinfo.content.Deadlines;
import org.dialogueinfo.content.Editorial;
import org.dialogueinfo.content.Editorial.Stage;
import org.dialogueinfo.content.Editorial.Standing;
import org.dialogueinfo.content.LinkReport;
import org.dialogueinfo.content.TranslationBoard;
import org.dialogueinfo.conversation.OpenQuestions;
import org.dialogueinfo.delivery.Broadcasts;
import org.dialogueinfo.kernel.Localized;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The desk's first page: what waits to be done, and what went out last. */
@Controller
class WorkPages {

    private static final int MOST_QUESTIONS = 100;
    private static final List<Stage> STAGES =
            List.of(Stage.IN_REVIEW, Stage.REVIEWED, Stage.SCHEDULED, Stage.DRAFT, Stage.WITHDRAWN);

    private final Editorial editorial;
    private final TranslationBoard board;
    private final Deadlines deadlines;
    private final LinkReport links;
    private final MissingSources sources;
    private final OpenQuestions questions;
    private final Broadcasts broadcasts;
    private final Typing typing;
    private final Clock clock;

    WorkPages(
            Editorial editorial,
            TranslationBoard board,
            Deadlines deadlines,
            LinkReport links,
            MissingSources sources,
            OpenQuestions questions,
            Broadcasts broadcasts,
            Typing typing,
            Clock clock) {
        this.editorial = editorial;
        this.board = board;
        this.deadlines = deadlines;
        this.links = links;
        this.sources = sources;
        this.questions = questions;
        this.broadcasts = broadcasts;
        this.typing = typing;
        this.clock = clock;
    }

    @GetMapping("/desk")
    String work(Authentication who, Model model) {
        if (!Role.mayEdit(who)) {
            return "redirect:/desk/account";
        }
        var open = editorial.open();
        var byStage = new LinkedHashMap<Stage, List<Standing>>();
        STAGES.forEach(stage -> byStage.put(
                stage, open.stream().filter(it -> it.stage() == stage).toList()));
        model.addAttribute("open", byStage);
        model.addAttribute("me", who.getName());
        model.addAttribute("unsaved", unsaved(who.getName()));
        model.addAttribute("waiting", waiting());
        model.addAttribute("broadcasts", broadcasts.latest(5));
        return "desk/work";
    }

    private List<Unsaved> unsaved(String editor) {
        return typing.of(editor).entrySet().stream()
                .map(it -> new Unsaved(
                        WorkflowPages.page(it.getKey()),
                        editorial
                                .standing(it.getKey())
                                .map(found -> Localized.of(found.title()))
                                .orElseGet(Localized::none),
                        it.getKey(),
                        it.getValue()))
                .toList();
    }

    /** @param title none for what was never saved */
    record Unsaved(String page, Localized<String> title, String item, Instant at) {}

    /** What else there is to do: pages of the desk with how much waits there. */
    private Map<String, Integer> waiting() {
        var waiting = new LinkedHashMap<String, Integer>();
        var items = TranslationPages.KINDS.values().stream()
                .flatMap(it -> board.rows(it).stream())
                .toList();
        waiting.put("translations?state=stale", those(items, TranslationBoard.State.STALE));
        waiting.put("translations?state=missing", those(items, TranslationBoard.State.MISSING));
        waiting.put(
                "overdue",
                deadlines
                        .proposals(LocalDate.ofInstant(clock.instant(), WorkflowPages.HOUSE_ZONE))
                        .size());
        waiting.put("sources", sources.all().size());
        waiting.put("links", (int) links.links().stream()
                .filter(it -> it.result() == LinkReport.Result.GONE)
                .count());
        waiting.put("questions", questions.open(MOST_QUESTIONS).size());
        return waiting;
    }

    private static int those(List<TranslationBoard.Standing> items, TranslationBoard.State state) {
        return (int)
                items.stream().filter(it -> it.states().containsValue(state)).count();
    }
}
