package org.dialogueinfo.content;

import java.util.List;
import java.util.Map;

/** A pack as it was read and found whole: every reference in it leads somewhere. */
record ContentPack(String name, Map<Kind, List<Item>> items) {}
