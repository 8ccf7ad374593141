package org.dialogueinfo.kernel;

/** The letters a text is shown in. Serbian is kept in Latin; Cyrillic is a rendering of it. */
public enum Script {
    LATIN,
    CYRILLIC
}
