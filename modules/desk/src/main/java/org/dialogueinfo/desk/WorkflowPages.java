package org.dialogueinfo.desk;

import java.security.Principal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.dialogueinfo.content.Editing;
import org.dialogueinfo.content.Editorial;
import org.dialogueinfo.content.Gates;
import org.dialogueinfo.content.Memory;
import org.dialogueinfo.frame.Renderings;
import org.dialogueinfo.kernel.Language;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The way of a draft to the public: handed in, reviewed or given back, set for an hour, withdrawn; and its history. */
@Controller
@RequestMapping({"/desk/{kind:agreements|meetings}/{id}", "/desk/texts/{kind}/{id}"})
class WorkflowPages {

    static final ZoneId HOUSE_ZONE = ZoneId.of("Europe/Belgrade");

    private static final int LONGEST_NOTE = 400;

    private final Editors editors;
    private final Editorial editorial;
    private final Memory memory;
    private final Clock clock;

    WorkflowPages(Editors editors, Editorial editorial, Memory memory, Clock clock) {
        this.editors = editors;
        this.editorial = editorial;
        this.memory = memory;
        this.clock = clock;
    }

    static String item(String kind, String id) {
        return (kind.endsWith("s") ? kind.substring(0, kind.length() - 1) : kind) + "/" + id;
    }

    /** The page on which an item of a kind such as {@code agreements} or {@code glossary} is worked at. */
    static String page(String kind, String id) {
        return (isLarge(kind) ? "/desk/%s/%s" : "/desk/texts/%s/%s").formatted(kind, id);
    }

    /** The page on which an item such as {@code meeting/2023-02-27-brussels} is worked at. */
    static String page(String item) {
        var kind = item.substring(0, item.indexOf('/'));
        return page(kind.equals("glossary") ? kind : kind + "s", item.substring(kind.length() + 1));
    }

    private static boolean isLarge(String kind) {
        return kind.equals("agreements") || kind.equals("meetings");
    }

    @PostMapping("/submit")
    String submit(@PathVariable String kind, @PathVariable String id, @RequestParam long version, Principal editor) {
        return answer(kind, id, "submitted", () -> editors.submit(item(kind, id), editor.getName(), version));
    }

    @PostMapping("/approve")
    String approve(@PathVariable String kind, @PathVariable String id, @RequestParam long version, Principal editor) {
        return answer(kind, id, "approved", () -> editors.approve(item(kind, id), editor.getName(), version));
    }

    @PostMapping("/give-back")
    String giveBack(
            @PathVariable String kind,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String why,
            Principal editor) {
        if (why.isBlank() || why.length() > LONGEST_NOTE) {
            return preview(kind, id, "why");
        }
        return answer(kind, id, "given-back", () -> editors.giveBack(item(kind, id), editor.getName(), why.strip()));
    }

    /** @param at as a browser sends a day and time, in the house zone */
    @PostMapping("/schedule")
    String schedule(
            @PathVariable String kind,
            @PathVariable String id,
            @RequestParam long version,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "false") boolean fallback,
            Authentication editor) {
        var fallbacks = fallback ? EnumSet.allOf(Language.class) : Set.<Language>of();
        return answer(
                kind, id, "scheduled", () -> editors.schedule(item(kind, id), editor, version, hour(at), fallbacks));
    }

    private Instant hour(String at) {
        try {
            return LocalDateTime.parse(at).atZone(HOUSE_ZONE).toInstant();
        } catch (DateTimeException e) {
            throw new Editorial.NoSuchHour(clock.instant());
        }
    }

    @PostMapping("/unschedule")
    String unschedule(@PathVariable String kind, @PathVariable String id, Principal editor) {
        return answer(kind, id, "unscheduled", () -> editors.unschedule(item(kind, id), editor.getName()));
    }

    @PostMapping("/withdraw")
    String withdraw(
            @PathVariable String kind,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String why,
            Principal editor) {
        if (why.isBlank() || why.length() > LONGEST_NOTE) {
            return preview(kind, id, "why");
        }
        return answer(kind, id, "withdrawn", () -> editors.withdraw(item(kind, id), editor.getName(), why.strip()));
    }

    @GetMapping("/history")
    String history(
            @PathVariable String kind,
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int from,
            @RequestParam(defaultValue = "0") int to,
            jakarta.servlet.http.HttpServletRequest request,
            Model model) {
        var item = item(kind, id);
        var standing = editorial.standing(item).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var revisions = memory.revisions(item);
        model.addAttribute("kind", kind);
        model.addAttribute("id", id);
        model.addAttribute("base", page(kind, id));
        model.addAttribute("standing", standing);
        model.addAttribute("revisions", revisions);
        model.addAttribute("from", from);
        model.addAttribute("to", to);
        model.addAttribute("rendering", Renderings.of(request));
        model.addAttribute(
                "differences",
                from == 0 || to == 0
                        ? editorial.changes(item)
                        : memory.compare(item, from, to)
                                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return "desk/history";
    }

    private static String answer(String kind, String id, String done, Runnable deed) {
        try {
            deed.run();
            return preview(kind, id, done);
        } catch (Editing.NotFound e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, e.getMessage(), e);
        } catch (Editing.StaleVersion e) {
            return preview(kind, id, "stale");
        } catch (Editing.MissingTexts e) {
            return preview(kind, id, "missing");
        } catch (Gates.Refused e) {
            return preview(kind, id, "gates");
        } catch (Editing.Unreviewed e) {
            return preview(kind, id, "unreviewed");
        } catch (Editorial.OwnWork e) {
            return preview(kind, id, "own");
        } catch (Editorial.NotWaiting e) {
            return preview(kind, id, "elsewhere");
        } catch (Editorial.NoSuchHour e) {
            return preview(kind, id, "hour");
        } catch (Editors.NotReviewed e) {
            return preview(kind, id, "alone");
        }
    }

    private static String preview(String kind, String id, String said) {
        return "redirect:%s%s?%s".formatted(page(kind, id), isLarge(kind) ? "/preview" : "", said);
    }
}
