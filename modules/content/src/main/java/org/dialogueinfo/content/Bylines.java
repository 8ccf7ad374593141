package org.dialogueinfo.content;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the public knows who edits. Revisions name an editor by a number such as {@code editor-3}, never by an account;
 * who wants to can be shown by a name of their own.
 */
public interface Bylines {

    int LONGEST = 100;

    /** What revisions name an account by; the same for good, made when first asked. What packs wrote stays as it is. */
    String of(String account);

    /** What the public reads for the author of a revision. */
    String shown(String author);

    /** The name by which an editor is shown to the public; empty while they have chosen none. */
    Optional<String> chosen(String account);

    /**
     * Shows an editor by a name from now on, or by their number again.
     *
     * @throws IllegalArgumentException if the name is blank, too long or looks like a number of an editor
     */
    void choose(String account, @Nullable String name);
}
