package org.dialogueinfo.content;

import java.util.Map;
import org.dialogueinfo.kernel.Localized;

/** All phrases of one field of the vocabulary. */
record Terms(Vocabulary.Field field, Map<String, Localized<String>> terms) {}
