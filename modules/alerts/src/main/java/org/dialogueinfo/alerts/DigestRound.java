package org.dialogueinfo.alerts;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dialogueinfo.delivery.Broadcast;
import org.dialogueinfo.delivery.Broadcast.Priority;
import org.dialogueinfo.delivery.Broadcasts;
import org.dialogueinfo.subscriptions.Digests;
import org.dialogueinfo.subscriptions.Digests.Due;
import org.dialogueinfo.subscriptions.Digests.Group;
import org.dialogueinfo.subscriptions.Topic;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gathers what came up for those whose hour has come. People who get the same items share a broadcast. A round that breaks
 * off is taken up by the next: who was dealt with is not due again, and a digest whose people are known is sent.
 */
@Component
class DigestRound {

    private static final int PAGE = 500;

    private final Digests digests;
    private final AlertItems items;
    private final GatheredItems gathered;
    private final DigestCards cards;
    private final Broadcasts broadcasts;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DigestRound(
            Digests digests,
            AlertItems items,
            GatheredItems gathered,
            DigestCards cards,
            Broadcasts broadcasts,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.digests = digests;
        this.items = items;
        this.gathered = gathered;
        this.cards = cards;
        this.broadcasts = broadcasts;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    void run() {
        var round = clock.instant();
        for (var page = digests.due(null, PAGE);
                !page.isEmpty();
                page = digests.due(page.get(page.size() - 1).ref(), PAGE)) {
            assign(round, page);
        }
        digests.open()
                .forEach(it -> transaction.executeWithoutResult(status -> {
                    send(it.digest(), it.items());
                    digests.sent(it.digest());
                }));
        items.forgetOld();
    }

    private void assign(Instant round, List<Due> page) {
        var since = page.stream().map(Due::since).min(Instant::compareTo).orElse(round);
        var until = page.stream().map(Due::until).max(Instant::compareTo).orElse(round);
        var news = items.between(since, until);
        var groups = new LinkedHashMap<String, List<String>>();
        for (var person : page) {
            var ids = news.stream()
                    .filter(it -> it.createdAt().isAfter(person.since())
                            && !it.createdAt().isAfter(person.until()))
                    .filter(it -> follows(person, it.topic()))
                    .map(it -> Long.toString(it.id()))
                    .collect(Collectors.joining(" "));
            if (!ids.isEmpty()) {
                groups.computeIfAbsent(ids, it -> new ArrayList<>()).add(person.ref());
            }
        }
        digests.assign(
                groups.entrySet().stream()
                        .map(it -> new Group(id(round, it.getKey()), it.getKey(), it.getValue()))
                        .toList(),
                page);
    }

    private static boolean follows(Due person, String topic) {
        return person.topics().contains(new Topic(topic))
                || topic.startsWith("agreement:") && person.topics().contains(Topic.AGREEMENTS);
    }

    private static UUID id(Instant round, String items) {
        return UUID.nameUUIDFromBytes((round + " " + items).getBytes(StandardCharsets.UTF_8));
    }

    private void send(UUID digest, String words) {
        var found =
                items.told(Arrays.stream(words.split(" ")).map(Long::valueOf).toList());
        if (!found.isEmpty()) {
            broadcasts.send(new Broadcast(
                    "digest:" + digest, "digest:" + digest, Priority.DIGEST, cards.gathering(gathered.of(found))));
        }
    }
}
