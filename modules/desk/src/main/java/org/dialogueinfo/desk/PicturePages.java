package org.dialogueinfo.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.dialogueinfo.content.Editing;
import org.dialogueinfo.content.Editing.WorkingCopy;
import org.dialogueinfo.content.Item;
import org.dialogueinfo.content.ItemId;
import org.dialogueinfo.content.Picture;
import org.dialogueinfo.content.TextEditing;
import org.dialogueinfo.content.TranslationBoard;
import org.dialogueinfo.kernel.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/**
 * Pictures beside agreements, meetings and op-eds: sent here with what they show in three languages. What is saved goes the
 * way of every text: it is reviewed, published and withdrawn at {@code /desk/texts/pictures/{id}}.
 */
@Controller
@RequestMapping("/desk/pictures")
class PicturePages {

    private static final Set<String> KINDS = Set.of("agreement", "meeting", "op-ed");
    private static final int MOST_BYTES = 8 << 20;
    private static final int LONGEST_ALT = 300;
    private static final int LONGEST_CAPTION = 500;

    private final TranslationBoard board;
    private final TextEditing texts;
    private final Editors editors;

    PicturePages(TranslationBoard board, TextEditing texts, Editors editors) {
        this.board = board;
        this.texts = texts;
        this.editors = editors;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("pictures", all());
        return "desk/pictures";
    }

    @GetMapping("/new")
    String empty(@RequestParam(defaultValue = "") String beside, Model model) {
        var form = TypedForm.empty();
        form.put("beside", beside);
        return show(form, model);
    }

    @PostMapping("/new")
    String save(
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Principal editor,
            HttpServletResponse response,
            Model model)
            throws IOException {
        var form = new TypedForm(typed);
        var alt = form.texts("alt");
        var caption = form.texts("caption");
        var limits = new Limits();
        for (var language : Language.values()) {
            limits.needed("alt-" + language.code(), form.text("alt-" + language.code()), LONGEST_ALT);
        }
        limits.texts("caption", caption, LONGEST_CAPTION);
        limits.phrase("credit", form.text("credit"), Limits.PHRASE);
        if (!KINDS.contains(form.value("beside").split("/", 2)[0])) {
            limits.wrong("beside", "desk.pictures.wrong.beside", form.value("beside"));
        }
        var picture = read(file, limits);
        limits.problems().forEach(form::wrong);
        if (picture != null && !form.wrong()) {
            try {
                var id = free(form.value("beside"));
                editors.savePicture(
                        new Picture(
                                id,
                                form.value("beside"),
                                alt,
                                caption,
                                form.text("credit"),
                                picture.width(),
                                picture.height(),
                                picture.jpeg()),
                        editor.getName(),
                        0);
                return "redirect:/desk/texts/pictures/%s?saved".formatted(id.value());
            } catch (Editing.UnknownReference | IllegalArgumentException e) {
                form.wrong(Problem.of("beside", "desk.pictures.wrong.beside", form.value("beside")));
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(form, model);
    }

    private static @Nullable SmallPicture read(@Nullable MultipartFile file, Limits limits) throws IOException {
        if (file == null || file.isEmpty()) {
            limits.wrong("file", "desk.pictures.wrong.none");
            return null;
        }
        if (file.getSize() > MOST_BYTES) {
            limits.wrong("file", "desk.pictures.wrong.large", MOST_BYTES >> 20, (file.getSize() >> 20) + 1);
            return null;
        }
        try {
            return SmallPicture.of(file.getBytes());
        } catch (SmallPicture.NoPicture e) {
            limits.wrong("file", "desk.pictures.wrong." + e.why());
            return null;
        }
    }

    /** As it stands at the desk, published or not. */
    @GetMapping("/{id}/file")
    ResponseEntity<byte[]> file(@PathVariable String id) {
        return find(id).map(it -> ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_JPEG)
                        .cacheControl(CacheControl.noCache())
                        .body(((Picture) it.item()).bytes()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Named after what it stands beside, and numbered. */
    private ItemId free(String beside) {
        return IntStream.iterate(1, it -> it + 1)
                .mapToObj(it -> "%s-%d".formatted(beside.substring(beside.indexOf('/') + 1), it))
                .filter(it -> find(it).isEmpty())
                .findFirst()
                .map(ItemId::new)
                .orElseThrow();
    }

    private List<WorkingCopy<Item>> all() {
        return board.rows(Picture.class).stream()
                .flatMap(it -> find(it.id()).stream())
                .toList();
    }

    private Optional<WorkingCopy<Item>> find(String id) {
        return texts.find("picture/" + id);
    }

    private static String show(TypedForm form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("theirs", null);
        model.addAttribute("languages", Language.values());
        return "desk/picture";
    }
}
