package org.dialogueinfo.alerts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.OpEd;
import org.dialogueinfo.content.Video;
import org.dialogueinfo.delivery.Broadcast;
import org.dialogueinfo.delivery.Broadcast.Priority;
import org.dialogueinfo.delivery.Broadcasts;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Localized;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells of op-eds and videos that came into the archive, by whatever way. What was there when it looked for the first time
 * is no news. Several at once are one message for those who hear at once; the others get them with their digest.
 */
@Component
class PieceRound {

    /** The row that says that it has looked before, also at an archive without any piece. */
    private static final String LOOKED = "-";

    private final Archive archive;
    private final PieceCards cards;
    private final DigestCards digests;
    private final Broadcasts broadcasts;
    private final AlertItems items;
    private final JdbcClient jdbc;
    private volatile long seen = -1;

    PieceRound(
            Archive archive,
            PieceCards cards,
            DigestCards digests,
            Broadcasts broadcasts,
            AlertItems items,
            JdbcClient jdbc) {
        this.archive = archive;
        this.cards = cards;
        this.digests = digests;
        this.broadcasts = broadcasts;
        this.items = items;
        this.jdbc = jdbc;
    }

    @Transactional
    public void run() {
        var revision = archive.revision();
        if (revision == seen || revision == 0) {
            return;
        }
        var known = Set.copyOf(
                jdbc.sql("select item from alerts.piece").query(String.class).list());
        var fresh = fresh(known);
        fresh.forEach(it -> remember(it.item()));
        if (known.isEmpty()) {
            remember(LOOKED);
        } else {
            tell(fresh);
        }
        seen = revision;
    }

    private List<Piece> fresh(Set<String> known) {
        var all = new ArrayList<Piece>();
        archive.all(OpEd.class).forEach(it -> all.add(new Piece("op-ed:" + it.key(), "op-eds", () -> cards.of(it))));
        archive.all(Video.class).stream()
                .filter(it -> !it.url().isEmpty())
                .forEach(it -> all.add(new Piece("video:" + it.key(), topic(it), () -> cards.of(it))));
        return all.stream().filter(it -> !known.contains(it.item())).toList();
    }

    /** Who follows an agreement hears of the video that explains it. */
    private static String topic(Video video) {
        var agreement = video.agreement();
        return agreement == null ? "op-eds" : "agreement:" + agreement;
    }

    private void remember(String item) {
        jdbc.sql("insert into alerts.piece (item) values (?) on conflict do nothing")
                .param(item)
                .update();
    }

    private void tell(List<Piece> fresh) {
        Map<String, List<Localized<Card>>> byTopic = new LinkedHashMap<>();
        Map<String, String> keys = new LinkedHashMap<>();
        for (var piece : fresh) {
            var card = piece.card().get();
            items.add(piece.item(), piece.topic(), card);
            byTopic.computeIfAbsent(piece.topic(), it -> new ArrayList<>()).add(card);
            keys.putIfAbsent(piece.topic(), piece.item());
        }
        byTopic.forEach((topic, told) -> broadcasts.send(new Broadcast(
                keys.getOrDefault(topic, topic),
                "topic:" + topic,
                Priority.ALERT,
                told.size() == 1 ? told.get(0) : digests.gathering(told))));
    }

    private record Piece(String item, String topic, java.util.function.Supplier<Localized<Card>> card) {}
}
