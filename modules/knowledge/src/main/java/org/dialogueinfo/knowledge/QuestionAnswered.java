package org.dialogueinfo.knowledge;

import org.dialogueinfo.kernel.Language;

/** Somebody asked; what, and who, is not told. */
public record QuestionAnswered(Knowledge.Outcome outcome, Language language) {}
