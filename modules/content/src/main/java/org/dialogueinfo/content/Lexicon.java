package org.dialogueinfo.content;

import java.util.List;

/** The words of the people who ask: the thesaurus and the register of near topics, as they are published. */
public interface Lexicon {

    List<Concept> concepts();

    List<NearTopic> nearTopics();
}
