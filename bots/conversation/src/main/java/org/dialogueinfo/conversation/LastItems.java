package org.dialogueinfo.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import org.dialogueinfo.conversation.spi.Person;
import org.dialogueinfo.knowledge.Knowledge.Context;
import org.springframework.stereotype.Component;

/** What each speaker talked about last, so that "and when was that?" is understood; forgotten after ten minutes. */
@Component
class LastItems {

    private final Cache<String, Context> items = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();
    private final Clock clock;

    LastItems(Clock clock) {
        this.clock = clock;
    }

    void remember(Person person, String item) {
        items.put(key(person), new Context(item, clock.instant()));
    }

    Context of(Person person) {
        var known = items.getIfPresent(key(person));
        return known == null ? Context.NONE : known;
    }

    private static String key(Person person) {
        return person.channel() + ":" + person.speaker();
    }
}
