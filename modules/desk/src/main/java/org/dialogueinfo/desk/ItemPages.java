package org.dialogueinfo.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.dialogueinfo.content.Editing;
import org.dialogueinfo.content.Editing.Overview;
import org.dialogueinfo.content.Editing.Publication;
import org.dialogueinfo.content.Editing.WorkingCopy;
import org.dialogueinfo.content.Editorial;
import org.dialogueinfo.content.Editorial.Standing;
import org.dialogueinfo.content.Gates;
import org.dialogueinfo.content.Item;
import org.dialogueinfo.delivery.BroadcastId;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * The desk's pages of one kind of item: list, form, preview, publishing. What was typed is shown again when it is refused
 * or when somebody else saved first, theirs beside yours.
 *
 * @param <I> the item's id
 * @param <T> the item
 */
abstract class ItemPages<I, T> {

    private final String kind;
    private final Showing showing;
    private final Editorial editorial;
    private final Gates gates;
    private final Typing typing;

    ItemPages(String kind, Showing showing, Editorial editorial, Gates gates, Typing typing) {
        this.kind = kind;
        this.showing = showing;
        this.editorial = editorial;
        this.gates = gates;
        this.typing = typing;
    }

    abstract I id(String value);

    abstract List<Overview> all();

    abstract Optional<WorkingCopy<T>> find(I id);

    abstract TypedForm blank(I id);

    abstract TypedForm typed(T item);

    abstract Optional<Draft<T>> read(I id, TypedForm form, @Nullable T before);

    abstract void save(Draft<T> draft, String editor, long version);

    abstract Publication publish(I id, Authentication editor, Set<Language> fallbacks, @Nullable String override);

    abstract Item item(T item);

    abstract BroadcastId broadcast(Publication publication);

    abstract Localized<Card> card(T item);

    abstract String audience(T item);

    /** What the form's choices offer. */
    abstract void options(I id, Model model);

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            Model model) {
        model.addAttribute("kind", kind);
        if (!id.isBlank()) {
            try {
                return "redirect:/desk/%s/%s".formatted(kind, id(id.strip()));
            } catch (IllegalArgumentException e) {
                model.addAttribute("malformed", id);
            }
        }
        var wanted = q.strip().toLowerCase(Locale.ROOT);
        model.addAttribute("q", q);
        model.addAttribute("state", state);
        model.addAttribute(
                "items",
                all().stream()
                        .filter(it -> wanted.isEmpty()
                                || it.id().contains(wanted)
                                || it.title().values().stream()
                                        .anyMatch(title ->
                                                title.toLowerCase(Locale.ROOT).contains(wanted)))
                        .filter(it -> switch (state) {
                            case "draft" -> !it.published();
                            case "changed" -> it.published() && it.changed();
                            default -> true;
                        })
                        .toList());
        return "desk/items";
    }

    @GetMapping("/{id}")
    String edit(
            @PathVariable String id,
            @RequestParam(name = "continue", required = false) @Nullable String goOn,
            Principal editor,
            Model model) {
        var item = known(id);
        var copy = find(item).orElse(null);
        var unsaved = typing.find(editor.getName(), WorkflowPages.item(kind, id));
        var form = copy == null ? blank(item) : typed(copy.item());
        if (goOn != null && unsaved.isPresent()) {
            return show(item, copy, new TypedForm(unsaved.get().fields()), null, model);
        }
        model.addAttribute("unsaved", unsaved.map(Typing.Typed::at).orElse(null));
        return show(item, copy, form, null, model);
    }

    @PostMapping("/{id}")
    String save(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> typed,
            Principal editor,
            HttpServletResponse response,
            Model model) {
        var item = known(id);
        var form = new TypedForm(typed);
        var copy = find(item).orElse(null);
        if (form.has("more")) {
            return show(item, copy, form, null, model);
        }
        var draft = read(item, form, copy == null ? null : copy.item());
        try {
            if (draft.isPresent()) {
                save(draft.get(), editor.getName(), version(form));
                typing.forget(editor.getName(), WorkflowPages.item(kind, id));
                return "redirect:/desk/%s/%s%s".formatted(kind, item, form.has("preview") ? "/preview" : "?saved");
            }
        } catch (Editing.StaleVersion e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return show(item, copy, form, copy == null ? null : typed(copy.item()), model);
        } catch (Editing.UnknownReference e) {
            form.wrong(Problem.of(e.field(), "desk.wrong.unknown", e.reference()));
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(item, copy, form, null, model);
    }

    /** Keeps what is being typed, so that a crash or a lost session costs nothing; nobody else sees it. */
    @PostMapping("/{id}/typed")
    ResponseEntity<Void> type(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Principal editor) {
        var kept =
                typing.keep(editor.getName(), WorkflowPages.item(kind, known(id).toString()), typed);
        return ResponseEntity.status(kept ? HttpStatus.NO_CONTENT : HttpStatus.CONTENT_TOO_LARGE)
                .build();
    }

    @PostMapping("/{id}/typed/discard")
    String discard(@PathVariable String id, Principal editor) {
        typing.forget(editor.getName(), WorkflowPages.item(kind, known(id).toString()));
        return "redirect:/desk/%s/%s".formatted(kind, id);
    }

    /** What is being typed as it would be read; what cannot be read yet is shown as it was saved last. */
    @GetMapping("/{id}/live")
    Object live(
            @PathVariable String id,
            @RequestParam(defaultValue = "page") String as,
            @RequestParam(defaultValue = "") String in,
            Principal editor,
            Model model) {
        var address = known(id);
        var saved = find(address).map(WorkingCopy::item).orElse(null);
        var item = typing.find(editor.getName(), WorkflowPages.item(kind, id))
                .flatMap(it -> read(address, new TypedForm(it.fields()), saved).map(Draft::item))
                .or(() -> Optional.ofNullable(saved))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return showing.live(item, card(item), as, Rendering.find(in).orElse(Rendering.EN), model);
    }

    /** The version the editor began from; a form without one began from nothing. */
    private static long version(TypedForm form) {
        try {
            return Long.parseLong(form.value("version"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private String show(I id, @Nullable WorkingCopy<T> copy, TypedForm form, @Nullable TypedForm theirs, Model model) {
        model.addAttribute("kind", kind);
        model.addAttribute("id", id.toString());
        model.addAttribute("base", WorkflowPages.page(kind, id.toString()));
        model.addAttribute("copy", copy);
        model.addAttribute("form", form);
        model.addAttribute("theirs", theirs);
        model.addAttribute("version", theirs == null && form.has("version") ? version(form) : number(copy));
        model.addAttribute("languages", Language.values());
        model.addAttribute("standing", standing(id.toString()));
        options(id, model);
        return "desk/" + kind.substring(0, kind.length() - 1);
    }

    private @Nullable Standing standing(String id) {
        return editorial.standing(WorkflowPages.item(kind, id)).orElse(null);
    }

    private static long number(@Nullable WorkingCopy<?> copy) {
        return copy == null ? 0 : copy.version();
    }

    @GetMapping("/{id}/preview")
    String preview(
            @PathVariable String id, @RequestParam(defaultValue = "") String in, Authentication who, Model model) {
        var copy = find(known(id)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var rendering = Rendering.find(in).orElseGet(() -> (Rendering) model.getAttribute("r"));
        model.addAttribute("kind", kind);
        model.addAttribute("id", id);
        model.addAttribute("copy", copy);
        model.addAttribute("in", rendering);
        model.addAttribute("renderings", Rendering.values());
        var standing = standing(id);
        model.addAttribute("standing", standing);
        model.addAttribute("base", WorkflowPages.page(kind, id));
        model.addAttribute("me", who.getName());
        model.addAttribute("alone", Role.mayPublishAlone(who));
        model.addAttribute("changes", editorial.changes(WorkflowPages.item(kind, id)));
        model.addAttribute("spelled", gates.spelled());
        model.addAttribute("findings", gates.check(item(copy.item())));
        showing.show(card(copy.item()), audience(copy.item()), rendering, model);
        return "desk/preview";
    }

    /** One message as a channel would send it, in a frame that may run and load nothing. */
    @GetMapping("/{id}/as/{channel}/{part}")
    ResponseEntity<byte[]> as(
            @PathVariable String id,
            @PathVariable String channel,
            @PathVariable int part,
            @RequestParam(defaultValue = "") String in) {
        var copy = find(known(id)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return showing.part(card(copy.item()), Rendering.find(in).orElse(Rendering.EN), channel, part);
    }

    @PostMapping("/{id}/publish")
    String publish(
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean fallback,
            @RequestParam(defaultValue = "-1") long version,
            @RequestParam(defaultValue = "") String override,
            Authentication editor) {
        var item = known(id);
        var copy = find(item).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (version >= 0 && version != copy.version()) {
            return "redirect:/desk/%s/%s/preview?stale".formatted(kind, id);
        }
        try {
            var publication = publish(
                    item,
                    editor,
                    fallback ? EnumSet.allOf(Language.class) : Set.<Language>of(),
                    override.isBlank() ? null : override.strip());
            return publication.changed()
                    ? "redirect:/desk/broadcasts/" + broadcast(publication)
                    : "redirect:/desk/%s/%s?unchanged".formatted(kind, id);
        } catch (Editing.MissingTexts e) {
            return "redirect:/desk/%s/%s/preview?missing".formatted(kind, id);
        } catch (Gates.Refused e) {
            return "redirect:/desk/%s/%s/preview?gates".formatted(kind, id);
        } catch (Editing.Unreviewed e) {
            return "redirect:/desk/%s/%s/preview?unreviewed".formatted(kind, id);
        } catch (Editors.NotReviewed e) {
            return "redirect:/desk/%s/%s/preview?alone".formatted(kind, id);
        }
    }

    private I known(String id) {
        try {
            return id(id);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
