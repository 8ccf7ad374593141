package org.dialogueinfo.desk;

import java.util.List;
import org.dialogueinfo.content.Source;

/** An item as an editor typed it, with the sources that the archive may not know yet. */
record Draft<T>(T item, List<Source> newSources) {}
