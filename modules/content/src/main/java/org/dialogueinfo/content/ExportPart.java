package org.dialogueinfo.content;

import java.io.IOException;

/** Something that another module adds to an export of the archive; every bean of this type is asked. */
public interface ExportPart {

    /** Writes its entries, one after the other. */
    void write(Exported archive) throws IOException;

    /** What is exported, read piece by piece, and where entries go. */
    interface Exported {

        /** Hands over each item of the type, by id. */
        <T extends Item> void each(Class<T> type, Reader<T> reader) throws IOException;

        /** Begins an entry, which lasts until the next one begins. */
        Entry entry(String name) throws IOException;
    }

    /** Takes an item. */
    interface Reader<T> {
        void read(T item) throws IOException;
    }

    /** A file of the zip that takes text. */
    interface Entry {
        void write(String text) throws IOException;
    }
}
