package org.dialogueinfo.content;

import java.util.List;
import java.util.Map;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;

/** What is complete, stale or missing in which language. */
public interface TranslationBoard {

    /** All items of the type, by id, as their working copies stand. */
    List<Standing> rows(Class<? extends Item> type);

    /** How far an item is in a language. */
    enum State implements Named {
        COMPLETE,
        /** Another language was changed later. */
        STALE,
        /** A text that another language has is missing. */
        MISSING
    }

    /** @param published whether the public sees the item */
    record Standing(String id, Localized<String> label, boolean published, Map<Language, State> states) {}
}
