package org.dialogueinfo.desk;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Campaign;
import org.dialogueinfo.content.Figure;
import org.dialogueinfo.content.GlossaryTerm;
import org.dialogueinfo.content.Item;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.OpEd;
import org.dialogueinfo.content.PastEvent;
import org.dialogueinfo.content.Picture;
import org.dialogueinfo.content.Situation;
import org.dialogueinfo.content.TranslationBoard;
import org.dialogueinfo.content.TranslationBoard.Standing;
import org.dialogueinfo.content.TranslationBoard.State;
import org.dialogueinfo.content.Video;
import org.dialogueinfo.kernel.Language;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The translation board: what is complete, stale or missing in which language. */
@Controller
class TranslationPages {

    static final Map<String, Class<? extends Item>> KINDS = kinds();

    private final TranslationBoard board;

    TranslationPages(TranslationBoard board) {
        this.board = board;
    }

    private static Map<String, Class<? extends Item>> kinds() {
        var kinds = new LinkedHashMap<String, Class<? extends Item>>();
        kinds.put("agreements", Agreement.class);
        kinds.put("meetings", Meeting.class);
        kinds.put("situations", Situation.class);
        kinds.put("op-eds", OpEd.class);
        kinds.put("videos", Video.class);
        kinds.put("campaigns", Campaign.class);
        kinds.put("events", PastEvent.class);
        kinds.put("figures", Figure.class);
        kinds.put("pictures", Picture.class);
        kinds.put("glossary", GlossaryTerm.class);
        return kinds;
    }

    @GetMapping("/desk/translations")
    String board(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String q,
            Model model) {
        var wanted = q.strip().toLowerCase(Locale.ROOT);
        var shown = new LinkedHashMap<String, List<Standing>>();
        var counts = new EnumMap<Language, Map<State, Integer>>(Language.class);
        for (var it : KINDS.entrySet()) {
            if (!kind.isEmpty() && !kind.equals(it.getKey())) {
                continue;
            }
            var rows = board.rows(it.getValue());
            rows.forEach(row -> row.states()
                    .forEach((language, standing) -> counts.computeIfAbsent(language, no -> new EnumMap<>(State.class))
                            .merge(standing, 1, Integer::sum)));
            var filtered = rows.stream()
                    .filter(row -> state.isEmpty()
                            || row.states().values().stream()
                                    .anyMatch(one -> one.code().equals(state)))
                    .filter(row -> wanted.isEmpty() || row.id().contains(wanted) || names(row, wanted))
                    .toList();
            if (!filtered.isEmpty()) {
                shown.put(it.getKey(), filtered);
            }
        }
        model.addAttribute("kinds", KINDS.keySet());
        model.addAttribute("kind", kind);
        model.addAttribute("state", state);
        model.addAttribute("states", State.values());
        model.addAttribute("q", q);
        model.addAttribute("rows", shown);
        model.addAttribute("counts", counts);
        model.addAttribute("languages", Language.values());
        return "desk/translations";
    }

    private static boolean names(Standing row, String wanted) {
        return row.label().values().values().stream()
                .anyMatch(it -> it.toLowerCase(Locale.ROOT).contains(wanted));
    }
}
