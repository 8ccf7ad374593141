package org.dialogueinfo.roundtables;

import java.util.List;
import org.dialogueinfo.delivery.Broadcast;
import org.dialogueinfo.delivery.Broadcast.Priority;
import org.dialogueinfo.delivery.BroadcastId;
import org.dialogueinfo.delivery.Broadcasts;
import org.dialogueinfo.kernel.Localized;
import org.springframework.stereotype.Component;

/** Hands letters to delivery, in the transaction of what they tell about. */
@Component
class Post {

    private final Broadcasts broadcasts;
    private final Letters letters;
    private final Invitees invitees;
    private final Appointments appointments;

    Post(Broadcasts broadcasts, Letters letters, Invitees invitees, Appointments appointments) {
        this.broadcasts = broadcasts;
        this.letters = letters;
        this.invitees = invitees;
        this.appointments = appointments;
    }

    /** Letters to persons go ahead of alerts. The same kind and detail never go out twice. */
    BroadcastId send(Event event, Kind kind, String detail, String group) {
        return broadcasts.send(new Broadcast(
                kind.key(event.id(), detail),
                RoundtableAudiences.of(event.id(), group),
                Priority.PERSONAL,
                Localized.each(language -> letters.blank(event, kind, language))));
    }

    void offer(Event event, List<Invited> promoted) {
        for (var it : promoted) {
            var until = invitees.get(event.id(), it.id()).offeredUntil();
            send(event, Kind.OFFER, it.id() + "-" + (until == null ? 0 : until.getEpochSecond()), "one:" + it.id());
        }
    }

    void forget(Invited it) {
        broadcasts.forget(it.id() + ":email");
        broadcasts.forget(it.id() + ":telegram");
        appointments.of(it.roundtable()).stream()
                .filter(appointment -> appointment.concerns(it.id()))
                .forEach(appointment -> {
                    broadcasts.forget(it.id() + ":" + appointment.id() + ":email");
                    broadcasts.forget(it.id() + ":" + appointment.id() + ":telegram");
                });
    }
}
