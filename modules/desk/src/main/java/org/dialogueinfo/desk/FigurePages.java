package org.dialogueinfo.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.security.Principal;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Editing;
import org.dialogueinfo.content.Editing.WorkingCopy;
import org.dialogueinfo.content.Figure;
import org.dialogueinfo.content.Item;
import org.dialogueinfo.content.ItemId;
import org.dialogueinfo.content.TextEditing;
import org.dialogueinfo.content.TranslationBoard;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.PartialDate;
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
 * Figures from elsewhere, such as viewers of a broadcast: each with its date and at least one source. What is saved goes the way of
 * every text: it is reviewed, published and withdrawn at {@code /desk/texts/figures/{id}}, and then stands in "in numbers".
 */
@Controller
@RequestMapping("/desk/figures")
class FigurePages {

    private static final String NEW = "new";
    private static final int LONGEST_ID = 60;
    private static final BigDecimal MOST = new BigDecimal("1e12");

    private final TranslationBoard board;
    private final TextEditing texts;
    private final Archive archive;
    private final Editors editors;

    FigurePages(TranslationBoard board, TextEditing texts, Archive archive, Editors editors) {
        this.board = board;
        this.texts = texts;
        this.archive = archive;
        this.editors = editors;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute(
                "figures",
                board.rows(Figure.class).stream()
                        .flatMap(it -> find(it.id()).stream())
                        .toList());
        return "desk/figures";
    }

    @GetMapping("/{id}")
    String edit(@PathVariable String id, Model model) {
        var form = TypedForm.empty();
        var known = known(id);
        known.ifPresent(it -> typed(form, figure(it)));
        return show(id, known.map(WorkingCopy::version).orElse(0L), form, model);
    }

    @PostMapping("/{id}")
    String save(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(defaultValue = "0") long version,
            Principal editor,
            HttpServletResponse response,
            Model model) {
        var form = new TypedForm(typed);
        var known = known(id);
        if (form.has("more")) {
            return show(id, version, form, model);
        }
        var sources = SourceRows.read(
                form, known.map(it -> archive.sources(figure(it).sources())).orElse(List.of()));
        if (sources.all().isEmpty() && !form.wrong()) {
            form.wrong(Problem.of("sources", "desk.figures.source-missing"));
        }
        var figure = read(form, id, sources);
        if (form.wrong()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(id, version, form, model);
        }
        try {
            editors.saveFigure(figure, sources.changed(), editor.getName(), version);
            return "redirect:/desk/texts/figures/%s?saved".formatted(figure.key());
        } catch (Editing.StaleVersion e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("overtaken", true);
            return show(id, e.actual(), form, model);
        }
    }

    private Figure read(TypedForm form, String id, SourceRows sources) {
        var limits = new Limits();
        var label = form.texts("label");
        var note = form.texts("note");
        limits.title("label", label);
        limits.texts("note", note, 1000);
        limits.needed("value", form.text("value"), 20);
        limits.phrase("unit", form.text("unit"), 20);
        limits.needed("asOf", form.text("asOf"), 10);
        var value = form.read("value", FigurePages::number, "desk.figures.number-wrong");
        var asOf = form.read("asOf", PartialDate::of, "desk.wrong.date");
        limits.problems().forEach(form::wrong);
        var name = Stream.of(Language.EN, Language.SQ, Language.SR)
                .map(it -> form.value("label-" + it.code()))
                .filter(it -> !it.isEmpty())
                .findFirst()
                .orElse("figure");
        var key = id.equals(NEW) ? free(slug(name)) : id;
        return new Figure(new ItemId(key), label, value, form.text("unit"), asOf, note, sources.all());
    }

    /** As people write them: {@code 1 250 000}, {@code 12,5}, {@code 12.5}. */
    private static BigDecimal number(String typed) {
        var number = new BigDecimal(typed.replaceAll("[\\s\u00a0\u202f]", "").replace(',', '.'));
        if (number.signum() < 0 || number.compareTo(MOST) > 0 || number.scale() > 2) {
            throw new NumberFormatException(typed);
        }
        return number;
    }

    private static String slug(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replace("đ", "dj")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        var cut = plain.length() > LONGEST_ID ? plain.substring(0, LONGEST_ID).replaceAll("-+$", "") : plain;
        return cut.isEmpty() || cut.equals(NEW) ? "figure" : cut;
    }

    private String free(String slug) {
        return IntStream.iterate(1, it -> it + 1)
                .mapToObj(it -> it == 1 ? slug : slug + "-" + it)
                .filter(it -> find(it).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private void typed(TypedForm form, Figure figure) {
        form.put("label", figure.label());
        form.put("note", figure.note());
        form.put("value", figure.value() == null ? "" : figure.value().toPlainString());
        form.put("unit", figure.unit());
        form.put("asOf", figure.asOf());
        SourceRows.put(form, archive.sources(figure.sources()));
    }

    private String show(String id, long version, TypedForm form, Model model) {
        model.addAttribute("id", id);
        model.addAttribute("version", version);
        model.addAttribute("form", form);
        model.addAttribute("theirs", null);
        model.addAttribute("languages", Language.values());
        return "desk/figure";
    }

    /** Empty for a new one. */
    private Optional<WorkingCopy<Item>> known(String id) {
        var known = id.equals(NEW) ? Optional.<WorkingCopy<Item>>empty() : find(id);
        if (known.isEmpty() && !id.equals(NEW)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return known;
    }

    private Optional<WorkingCopy<Item>> find(String id) {
        return texts.find("figure/" + id);
    }

    private static Figure figure(WorkingCopy<Item> copy) {
        return (Figure) copy.item();
    }
}
