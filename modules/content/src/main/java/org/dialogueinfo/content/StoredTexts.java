package org.dialogueinfo.content;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dialogueinfo.content.Editing.Publication;
import org.dialogueinfo.content.Editing.WorkingCopy;
import org.dialogueinfo.content.Items.Row;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The texts of the smaller kinds: each text is a field of the document under its own name. */
@Service
@Transactional
class StoredTexts implements TextEditing {

    static final Set<Kind> KINDS = EnumSet.of(
            Kind.SITUATION,
            Kind.GLOSSARY,
            Kind.OP_ED,
            Kind.VIDEO,
            Kind.CAMPAIGN,
            Kind.EVENT,
            Kind.FIGURE,
            Kind.PICTURE);

    private final Items items;
    private final StoredEditing editing;

    StoredTexts(Items items, StoredEditing editing) {
        this.items = items;
        this.editing = editing;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<WorkingCopy<Item>> find(String item) {
        return row(item).map(StoredTexts::copy);
    }

    @Override
    public WorkingCopy<Item> save(String item, Map<String, Localized<String>> texts, String editor, long expected) {
        var row = demand(item);
        var document = (ObjectNode) CanonicalJson.read(row.working(), JsonNode.class);
        var known = read(row).texts().keySet();
        texts.forEach((place, text) -> {
            if (known.contains(place)) {
                document.set(place, CanonicalJson.read(CanonicalJson.write(text), JsonNode.class));
            }
        });
        var kind = Kind.of(row.kind());
        var changed = CanonicalJson.read(CanonicalJson.write(document), kind.type());
        return copy(editing.keep(kind, row.id(), CanonicalJson.write(changed), editor, expected));
    }

    @Override
    public WorkingCopy<Item> save(Video video, String editor, long expected) {
        editing.demandAgreements("agreement", video.named().toList());
        return copy(editing.keep(Kind.VIDEO, video.key(), CanonicalJson.write(video), editor, expected));
    }

    @Override
    public WorkingCopy<Item> save(Figure figure, List<Source> newSources, String editor, long expected) {
        editing.keepSources(newSources, editor);
        editing.demandSources(figure.sources());
        return copy(editing.keep(Kind.FIGURE, figure.key(), CanonicalJson.write(figure), editor, expected));
    }

    @Override
    public WorkingCopy<Item> save(Picture picture, String editor, long expected) {
        var beside = picture.beside().split("/", 2);
        if (beside.length < 2 || items.find(Kind.of(beside[0]), beside[1]).isEmpty()) {
            throw new Editing.UnknownReference("beside", picture.beside());
        }
        return copy(editing.keep(Kind.PICTURE, picture.key(), CanonicalJson.write(picture), editor, expected));
    }

    @Override
    public Publication withdraw(String item, String editor, String reason) {
        var row = demand(item);
        return editing.withdraw(Kind.of(row.kind()), row.id(), editor, reason);
    }

    @Override
    public Publication publish(String item, String editor, Set<Language> confirmedFallbacks) {
        return editing.publish(demand(item), editor, confirmedFallbacks);
    }

    private Row demand(String item) {
        return row(item).orElseThrow(() -> new Editing.NotFound(item));
    }

    private Optional<Row> row(String item) {
        return KINDS.stream()
                .filter(it -> item.startsWith(it.code() + "/"))
                .findFirst()
                .flatMap(it -> items.find(it, item.substring(it.code().length() + 1)));
    }

    private static WorkingCopy<Item> copy(Row row) {
        var item = read(row);
        return new WorkingCopy<>(
                item, row.version(), row.published() != null, row.changed(), StoredEditing.missingTexts(item));
    }

    private static Item read(Row row) {
        return CanonicalJson.read(row.working(), Kind.of(row.kind()).type());
    }
}
