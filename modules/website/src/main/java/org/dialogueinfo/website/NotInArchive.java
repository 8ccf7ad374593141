package org.dialogueinfo.website;

/** The archive has nothing under the id that was asked for. */
final class NotInArchive extends RuntimeException {

    private final String id;

    NotInArchive(String id) {
        super("The archive has no item " + id);
        this.id = id;
    }

    String id() {
        return id;
    }
}
