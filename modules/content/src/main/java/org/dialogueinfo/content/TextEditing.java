package org.dialogueinfo.content;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dialogueinfo.content.Editing.Publication;
import org.dialogueinfo.content.Editing.WorkingCopy;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;

/**
 * The texts of the smaller kinds (situations, op-eds, videos, campaigns, events, figures, pictures,
 * glossary), three languages side by side. What is not a text stays as it is. Items are named like {@code situation/diploma}.
 */
public interface TextEditing {

    Optional<WorkingCopy<Item>> find(String item);

    /**
     * Keeps a working copy with other texts.
     *
     * @param texts by where they stand, as {@link Item#texts()} names them; what is left out stays as it is
     * @throws Editing.NotFound if there is no such item
     * @throws Editing.StaleVersion if somebody saved in between; nothing is changed then
     */
    WorkingCopy<Item> save(String item, Map<String, Localized<String>> texts, String editor, long expected);

    /**
     * Keeps a working copy of an animation, a new one if there was none.
     *
     * @param expected the version it was read with; 0 for a new one
     * @throws Editing.UnknownReference if the agreement it explains is not in the archive
     * @throws Editing.StaleVersion if somebody saved in between; nothing is changed then
     */
    WorkingCopy<Item> save(Video video, String editor, long expected);

    /**
     * Keeps a working copy of a figure, a new one if there was none.
     *
     * @param newSources sources that it names and the archive may not know yet
     * @param expected the version it was read with; 0 for a new one
     * @throws Editing.UnknownReference if it rests on a source that there is none of
     * @throws Editing.StaleVersion if somebody saved in between; nothing is changed then
     */
    WorkingCopy<Item> save(Figure figure, List<Source> newSources, String editor, long expected);

    /**
     * Keeps a working copy of a picture, a new one if there was none.
     *
     * @param expected the version it was read with; 0 for a new one
     * @throws Editing.UnknownReference if there is no item that it stands beside
     * @throws Editing.StaleVersion if somebody saved in between; nothing is changed then
     */
    WorkingCopy<Item> save(Picture picture, String editor, long expected);

    /**
     * Takes an item out of what the public sees; its revisions stay, and so does the working copy.
     *
     * @throws Editing.NotFound if there is no such item, or it is not public
     */
    Publication withdraw(String item, String editor, String reason);

    /** Makes the working copy public, as {@link Editing} does; nobody is alerted. */
    Publication publish(String item, String editor, Set<Language> confirmedFallbacks);
}
