package org.dialogueinfo.website;

import java.util.List;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Picture;

/** The pictures that stand beside an item such as {@code agreement/energy}, for templates. */
record PicturesOf(Archive archive) {

    public List<Picture> of(String item) {
        return archive.all(Picture.class).stream()
                .filter(it -> it.beside().equals(item))
                .toList();
    }
}
