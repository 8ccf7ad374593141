package org.dialogueinfo.content;

/** A content pack is broken; nothing of it was imported. */
public final class PackRefused extends RuntimeException {

    PackRefused(String file, int line, String reason) {
        super(line > 0 ? "%s, line %d: %s".formatted(file, line, reason) : "%s: %s".formatted(file, reason));
    }
}
