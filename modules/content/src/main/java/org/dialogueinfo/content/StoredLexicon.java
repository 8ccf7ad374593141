package org.dialogueinfo.content;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the lexicon anew each time: it is asked for once per state of the archive. */
@Service
@Transactional(readOnly = true)
class StoredLexicon implements Lexicon {

    private final Items items;

    StoredLexicon(Items items) {
        this.items = items;
    }

    @Override
    public List<Concept> concepts() {
        return published(Kind.CONCEPT, Concept.class);
    }

    @Override
    public List<NearTopic> nearTopics() {
        return published(Kind.NEAR_TOPIC, NearTopic.class);
    }

    private <T> List<T> published(Kind kind, Class<T> type) {
        return items.all(kind).stream()
                .map(Items.Row::published)
                .filter(java.util.Objects::nonNull)
                .map(it -> CanonicalJson.read(it, type))
                .toList();
    }
}
