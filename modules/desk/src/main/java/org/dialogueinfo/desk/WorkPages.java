package org.dialogueinfo.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Deadlines;
import org.dialogueinfo.content.Editorial;
import org.dialogueinfo.content.Editorial.Stage;
import org.dialogueinfo.content.Editorial.Standing;
import org.dialogueinfo.content.LinkReport;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.TranslationBoard;
import org.dialogueinfo.conversation.OpenQuestions;
import org.dialogueinfo.delivery.Broadcasts;
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
    private final Clock clock;

    WorkPages(
            Editorial editorial,
            TranslationBoard board,
            Deadlines deadlines,
            LinkReport links,
            MissingSources sources,
            OpenQuestions questions,
            Broadcasts broadcasts,
            Clock clock) {
        this.editorial = editorial;
        this.board = board;
        this.deadlines = deadlines;
        this.links = links;
        this.sources = sources;
        this.questions = questions;
        this.broadcasts = broadcasts;
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
        model.addAttribute("waiting", waiting());
        model.addAttribute("broadcasts", broadcasts.latest(5));
        return "desk/work";
    }

    /** What else there is to do: pages of the desk with how much waits there. */
    private Map<String, Integer> waiting() {
        var waiting = new LinkedHashMap<String, Integer>();
        waiting.put("translations?state=stale", translations(TranslationBoard.State.STALE));
        waiting.put("translations?state=missing", translations(TranslationBoard.State.MISSING));
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

    private int translations(TranslationBoard.State state) {
        return (int) Arrays.asList(Agreement.class, Meeting.class).stream()
                .flatMap(it -> board.rows(it).stream())
                .filter(it -> it.states().containsValue(state))
                .count();
    }
}
