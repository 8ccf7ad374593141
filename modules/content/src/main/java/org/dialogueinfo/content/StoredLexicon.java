package org.dialogueinfo.content;

import java.util.List;
import org.springframework.stereotype.Service;

/** The lexicon as it is published. */
@Service
class StoredLexicon implements Lexicon {

    private final Archive archive;

    StoredLexicon(Archive archive) {
        this.archive = archive;
    }

    @Override
    public List<Concept> concepts() {
        return archive.all(Concept.class);
    }

    @Override
    public List<NearTopic> nearTopics() {
        return archive.all(NearTopic.class);
    }
}
