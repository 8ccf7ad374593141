package org.dialogueinfo.content;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dialogueinfo.content.Items.Link;
import org.dialogueinfo.content.Items.Row;
import org.dialogueinfo.kernel.Language;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The board, computed from the revisions and the working copies. */
@Service
@Transactional(readOnly = true)
class StoredTranslationBoard implements TranslationBoard {

    private final Items items;

    StoredTranslationBoard(Items items) {
        this.items = items;
    }

    @Override
    public List<TranslationBoard.Standing> rows(Class<? extends Item> type) {
        var kind = Kind.of(type);
        return items.all(kind).stream().map(row -> row(kind, row)).toList();
    }

    private TranslationBoard.Standing row(Kind kind, Row row) {
        var now = CanonicalJson.read(row.working(), kind.type());
        var history = new ArrayList<Item>();
        if (row.revision() > 1 || row.changed()) {
            items.links(kind, row.id()).stream()
                    .filter(Link::holds)
                    .forEach(it -> history.add(0, CanonicalJson.read(it.document(), kind.type())));
        }
        history.add(now);
        var changes = new EnumMap<Language, Integer>(Language.class);
        for (var language : Language.values()) {
            changes.put(language, lastChange(history, language));
        }
        var states = new EnumMap<Language, State>(Language.class);
        for (var language : Language.values()) {
            states.put(language, state(now, language, changes));
        }
        return new TranslationBoard.Standing(row.id(), now.label(), row.published() != null, states);
    }

    private static State state(Item item, Language language, Map<Language, Integer> changes) {
        if (item.texts().values().stream()
                .anyMatch(it -> !it.isEmpty() && it.missing().contains(language))) {
            return State.MISSING;
        }
        var own = changes.getOrDefault(language, 0);
        return changes.values().stream().anyMatch(it -> it > own) ? State.STALE : State.COMPLETE;
    }

    /** The place in the history at which the texts of a language last became what they are. */
    private static int lastChange(List<Item> history, Language language) {
        for (int i = history.size() - 1; i > 0; i--) {
            if (!texts(history.get(i), language).equals(texts(history.get(i - 1), language))) {
                return i;
            }
        }
        return 0;
    }

    private static Map<String, String> texts(Item item, Language language) {
        return item.texts().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, it -> it.getValue().in(language).orElse("")));
    }
}
