package org.dialogueinfo.knowledge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dialogueinfo.content.NearTopic;
import org.dialogueinfo.knowledge.Ranking.Ranked;

/** Greetings, thanks, baiting: known by their words in a row, when nothing of the archive is named beside them. */
final class SmallTalk {

    private static final int BESIDE = 4;
    private static final double NAMED = 0.5;

    private final Map<List<String>, NearTopic> phrases = new HashMap<>();
    private int longest;

    SmallTalk(List<NearTopic> topics, Analyzers analyzers) {
        for (var topic : topics) {
            if (isTalk(topic)) {
                topic.phrases()
                        .values()
                        .values()
                        .forEach(list -> list.forEach(it -> {
                            var words = analyzers.words(it);
                            phrases.putIfAbsent(words, topic);
                            longest = Math.max(longest, words.size());
                        }));
            }
        }
    }

    static boolean isTalk(NearTopic topic) {
        return topic.kind() != NearTopic.Kind.TOPIC && topic.kind() != NearTopic.Kind.ELSEWHERE;
    }

    Optional<NearTopic> in(Question question, Ranked ranked) {
        if (question.when().isNamed()) {
            return Optional.empty();
        }
        var named = ranked.candidates().stream().limit(1).anyMatch(it -> it.named() >= NAMED);
        var words = question.words().stream()
                .map(it -> it.forms().get(0).weight() > 0.8 ? it.forms().get(0).surface() : it.surface())
                .toList();
        for (int length = Math.min(longest, words.size()); length > 0; length--) {
            for (int at = 0; at + length <= words.size(); at++) {
                var topic = phrases.get(words.subList(at, at + length));
                int beside = words.size() - length;
                if (topic != null && (named ? length >= 3 && beside <= 1 : beside <= Math.min(BESIDE, length + 2))) {
                    return Optional.of(topic);
                }
            }
        }
        return Optional.empty();
    }
}
