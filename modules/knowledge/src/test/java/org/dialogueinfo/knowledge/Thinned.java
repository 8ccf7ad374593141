package org.dialogueinfo.knowledge;

import java.util.List;
import java.util.Random;
import org.dialogueinfo.content.Concept;
import org.dialogueinfo.content.Lexicon;
import org.dialogueinfo.content.NearTopic;

/**
 * A lexicon that has forgotten some of its phrases. Those who wrote the questions also wrote the phrases; what is left when
 * some are missing is nearer to what strangers will find.
 */
record Thinned(Lexicon whole, double share, long seed) implements Lexicon {

    @Override
    public List<Concept> concepts() {
        var random = new Random(seed);
        return whole.concepts().stream()
                .map(it -> new Concept(it.id(), it.about(), it.phrases().map(list -> thin(list, random))))
                .toList();
    }

    @Override
    public List<NearTopic> nearTopics() {
        var random = new Random(seed + 1);
        return whole.nearTopics().stream()
                .map(it -> new NearTopic(
                        it.id(),
                        it.kind(),
                        it.name(),
                        it.nearest(),
                        it.phrases().map(list -> thin(list, random))))
                .toList();
    }

    private List<String> thin(List<String> phrases, Random random) {
        return phrases.stream().filter(it -> random.nextDouble() >= share).toList();
    }
}
