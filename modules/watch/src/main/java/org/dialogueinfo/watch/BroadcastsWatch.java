package org.dialogueinfo.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dialogueinfo.delivery.BroadcastId;
import org.dialogueinfo.delivery.Broadcasts;
import org.dialogueinfo.delivery.Broadcasts.Held;
import org.dialogueinfo.delivery.UnderWay;
import org.dialogueinfo.delivery.UnderWay.Moving;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Trouble;
import org.dialogueinfo.kernel.Watched;
import org.springframework.stereotype.Component;

/** A language that a channel cannot read, and a broadcast that stands still though messages are due. */
@Component
class BroadcastsWatch implements Watched {

    private final UnderWay underWay;
    private final Broadcasts broadcasts;
    private final OperatorProperties properties;
    private final Clock clock;
    private final Map<BroadcastId, Seen> seen = new HashMap<>();

    BroadcastsWatch(UnderWay underWay, Broadcasts broadcasts, OperatorProperties properties, Clock clock) {
        this.underWay = underWay;
        this.broadcasts = broadcasts;
        this.properties = properties;
        this.clock = clock;
    }

    private record Seen(long settled, Instant since) {}

    @Override
    public List<Trouble> troubles() {
        var all = underWay.all(properties.patience());
        seen.keySet().retainAll(all.stream().map(Moving::id).collect(Collectors.toSet()));
        var troubles = new ArrayList<Trouble>();
        for (var it : all) {
            it.held().forEach(held -> troubles.add(held(it, held)));
            if (standsStill(it) && it.overdue()) {
                troubles.add(trouble(it, "still:" + it.id(), "watch.still", ""));
            }
        }
        return troubles;
    }

    private boolean standsStill(Moving it) {
        var now = clock.instant();
        var before = seen.get(it.id());
        if (before == null || before.settled() != it.settled()) {
            seen.put(it.id(), new Seen(it.settled(), now));
            return false;
        }
        return Duration.between(before.since(), now).compareTo(properties.patience()) >= 0;
    }

    private Trouble held(Moving it, Held held) {
        return trouble(
                it,
                "held:%s:%s".formatted(it.id(), held.language().code()),
                "watch.held." + held.language().code(),
                held.reason());
    }

    private Trouble trouble(Moving it, String key, String words, String reason) {
        return new Trouble(
                key,
                Localized.each(language -> Words.say(language, words + ".what", title(it, language), reason)),
                Words.each(words.replaceFirst("held\\..*", "held") + ".remedy"),
                "/desk/broadcasts/" + it.id());
    }

    /** An invitation's title is for those who are invited. */
    private String title(Moving it, Language language) {
        return it.audience().startsWith("roundtable:")
                ? it.id().toString()
                : broadcasts
                        .cards(it.id())
                        .flatMap(cards -> cards.shownIn(language))
                        .map(Localized.Shown::value)
                        .map(Card::title)
                        .orElse(it.id().toString());
    }
}
