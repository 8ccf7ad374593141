package org.dialogueinfo.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.jspecify.annotations.Nullable;

/** Questions that the archive did not answer and that people left for the editors, grouped by likeness. */
public interface OpenQuestions {

    /** The groups, most asked first, then the oldest. */
    List<Group> open(int limit);

    Optional<Group> find(String group);

    /**
     * Tells the answer to all who left one of the group's questions and can be reached, each in their language where
     * there is a text, and closes the group: its questions and the references to the askers are gone.
     *
     * @param item what the archive has on it now, as {@code a-<agreement id>} or {@code m-<meeting id>}; null for none
     * @return how many are told
     * @throws IllegalArgumentException if there is no such group, no text, or no such item
     */
    int answer(String group, Localized<String> text, @Nullable String item);

    /** Closes the group without an answer; nobody is told. Closing twice is harmless. */
    void dismiss(String group);

    /**
     * @param asked by how many
     * @param wordings each once, the oldest first
     */
    record Group(String id, int asked, List<Wording> wordings, Instant first, Instant latest) {}

    record Wording(Language lang, String text) {}
}
