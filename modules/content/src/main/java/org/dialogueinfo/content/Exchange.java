package org.dialogueinfo.content;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The archive as one zip: content pack, every revision, JSON, CSV, JSON-LD, checksums and pages to read offline. */
public interface Exchange {

    /**
     * Writes the zip as it is read, so that memory does not grow with the archive. The stream is left open.
     *
     * @param release the release to write; null for the present state
     * @throws Editing.NotFound if there is no such release
     */
    void export(OutputStream to, @Nullable Integer release) throws IOException;

    /**
     * Brings such a zip into an archive that is empty: whole, revision for revision, or not at all.
     *
     * @throws PackRefused with the entry, its line and the reason
     */
    Imported load(Path zip) throws IOException;

    /** @param head the hash of the newest revision: equal heads are equal archives */
    record Imported(long revisions, String head) {}
}
