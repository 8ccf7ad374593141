package org.dialogueinfo.knowledge;

import java.util.List;

/**
 * A word of a question.
 *
 * @param surface as it was typed, folded
 * @param forms what it may stand for, the likeliest first: itself or, if nobody knows it, its neighbours in spelling
 * @param stop whether it says nothing about the subject
 * @param weight how much of the question it is, if nothing of the archive is called by it
 */
record Word(String surface, List<Form> forms, boolean stop, double weight) {

    /** @param weight 1 for the word itself, less the more was changed */
    record Form(String surface, double weight) {}
}
