package org.dialogueinfo.roundtables;

import java.util.List;
import org.dialogueinfo.delivery.Broadcast;
import org.dialogueinfo.delivery.Broadcast.Priority;
import org.dialogueinfo.delivery.Broadcasts;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Card.Link;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.roundtables.Refusal.Reason;
import org.springframework.stereotype.Service;

/** What those hear who follow roundtables: public events, and summaries. Nobody is named. */
@Service
public class Announcements {

    private final Events events;
    private final Broadcasts broadcasts;
    private final Words words;

    Announcements(Events events, Broadcasts broadcasts, Words words) {
        this.events = events;
        this.broadcasts = broadcasts;
        this.words = words;
    }

    /**
     * Tells those who follow roundtables about a public event.
     *
     * @throws Refusal if the event is not public
     */
    public RoundtableId announce(RoundtableId id, String by) {
        return events.locked(id, event -> {
            event.requireOpen();
            if (!event.roundtable().isPublic()) {
                throw new Refusal(Reason.NOT_YET, Sentence.of("problem.not-public"));
            }
            events.keep(
                    new Event(
                            event.roundtable(),
                            event.phase(),
                            event.sequence(),
                            event.wave(),
                            true,
                            event.needsForgotten()),
                    by);
            tell(event, "announced");
            return id;
        });
    }

    /** To the topic, once for each event and occasion. */
    void tell(Event event, String what) {
        var cards = Localized.<Card>each(language -> Card.of(
                        language,
                        words.say(language, "alert." + what),
                        words.shown(event.roundtable().title(), language))
                .withLinks(List.of(new Link(
                        words.say(language, "alert.page"),
                        words.page(Rendering.of(language), "/roundtables/" + event.id())))));
        broadcasts.send(new Broadcast(
                "roundtable-%s:%s".formatted(what, event.id()), "topic:roundtables", Priority.ALERT, cards));
    }
}
