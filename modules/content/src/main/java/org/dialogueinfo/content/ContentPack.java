package org.dialogueinfo.content;

import java.util.List;

/** A pack as it was read and found whole: every reference in it leads somewhere. */
record ContentPack(
        String name,
        List<Source> sources,
        List<Terms> vocabulary,
        List<Agreement> agreements,
        List<Meeting> meetings,
        List<Concept> concepts,
        List<NearTopic> nearTopics) {}
