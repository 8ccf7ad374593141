package org.dialogueinfo.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.dialogueinfo.conversation.Conversation.Admission;
import org.dialogueinfo.conversation.spi.Person;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** How much a person, and all together, may ask; kept in memory only and forgotten when they are silent. */
@Component
@EnableConfigurationProperties(ConversationProperties.class)
class Admissions {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST_PEOPLE = 100_000;

    private final Cache<String, Bucket> people = Caffeine.newBuilder()
            .maximumSize(MOST_PEOPLE)
            .expireAfterAccess(Duration.ofMinutes(5))
            .build();
    private final Cache<String, Bucket> told = Caffeine.newBuilder()
            .maximumSize(MOST_PEOPLE)
            .expireAfterAccess(Duration.ofMinutes(5))
            .build();
    private final Bucket all;
    private final int perMinute;

    Admissions(ConversationProperties properties) {
        this.perMinute = properties.messagesPerMinute();
        this.all = Bucket.builder()
                .addLimit(it -> it.capacity(properties.messagesPerSecond())
                        .refillGreedy(properties.messagesPerSecond(), Duration.ofSeconds(1)))
                .build();
    }

    Admission admit(Person person) {
        var who = person.channel() + ":" + person.speaker();
        if (bucket(people, who, perMinute).tryConsume(1) && all.tryConsume(1)) {
            return Admission.TAKE;
        }
        return bucket(told, who, 1).tryConsume(1) ? Admission.TELL : Admission.DROP;
    }

    private static Bucket bucket(Cache<String, Bucket> of, String who, int most) {
        return of.get(
                who,
                it -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(most).refillGreedy(most, MINUTE))
                        .build());
    }
}
