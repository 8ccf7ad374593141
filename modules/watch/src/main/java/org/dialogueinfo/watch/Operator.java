package org.dialogueinfo.watch;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.dialogueinfo.delivery.Broadcasts;
import org.dialogueinfo.delivery.spi.AudienceProvider.Recipient;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Card.Button;
import org.dialogueinfo.kernel.Card.Fact;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.kernel.Trouble;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Whom the platform tells, by its own channels: what one of them cannot carry now the other does, or it comes later. */
@Component
class Operator {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d.M.yyyy HH:mm z").withZone(ZoneId.of("Europe/Belgrade"));

    private final Broadcasts broadcasts;
    private final OperatorProperties properties;
    private final String baseUrl;

    Operator(
            Broadcasts broadcasts,
            OperatorProperties properties,
            @Value("${dialogue.base-url:http://localhost:8080}") String baseUrl) {
        this.broadcasts = broadcasts;
        this.properties = properties;
        this.baseUrl = baseUrl.replaceFirst("/+$", "");
    }

    String reads(Localized<String> text) {
        return text.in(rendering().language()).orElseThrow();
    }

    void tellOf(Trouble trouble, Instant since) {
        var card = Card.of(rendering().language(), say("watch.alarm", reads(trouble.what())), reads(trouble.remedy()))
                .withFacts(List.of(new Fact(say("watch.since"), TIME.format(since))))
                .withButtons(List.of(List.of(Button.opening(say("watch.look"), URI.create(baseUrl + trouble.page())))));
        tell("alarm", trouble.key(), since, card);
    }

    void tellTheEndOf(Alarms.Alarm alarm) {
        var card = Card.of(rendering().language(), say("watch.over", alarm.title()), say("watch.over.lead"))
                .withFacts(List.of(
                        new Fact(say("watch.since"), TIME.format(alarm.since())),
                        new Fact(say("watch.last-seen"), TIME.format(alarm.seenAt()))));
        tell("over", alarm.key(), alarm.since(), card);
    }

    private void tell(String what, String alarm, Instant since, Card card) {
        for (var way : new String[][] {{"email", properties.email()}, {"telegram", properties.telegram()}}) {
            if (!way[1].isBlank()) {
                var to = new Recipient("operator:" + way[0], way[0], way[1], rendering());
                broadcasts.sendPersonal("%s:%s:%d:%s".formatted(what, alarm, since.toEpochMilli(), way[0]), to, card);
            }
        }
    }

    private String say(String key, Object... with) {
        return Words.say(rendering().language(), key, with);
    }

    private Rendering rendering() {
        return properties.rendering();
    }
}
