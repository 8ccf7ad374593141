package org.dialogueinfo.kernel;

import java.util.List;

/** A part of the platform that knows when a person must see to it; the operator is told once when it does, once when not. */
public interface Watched {

    /** What is wrong now. Asked every half minute, on every node; an exception leaves open what was known. */
    List<Trouble> troubles();
}
