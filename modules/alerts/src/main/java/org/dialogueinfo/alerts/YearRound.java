package org.dialogueinfo.alerts;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import org.dialogueinfo.delivery.Broadcast;
import org.dialogueinfo.delivery.Broadcast.Priority;
import org.dialogueinfo.delivery.Broadcasts;
import org.dialogueinfo.subscriptions.Settings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sends the summary of a year once, in the first days of the next: the same key never sends twice. */
@Component
class YearRound {

    /** After the holiday, and not so late that it would be no news. */
    private static final int FIRST_DAY = 3;

    private static final int LAST_DAY = 15;
    private static final int HOUR = 9;

    private final YearCards cards;
    private final Broadcasts broadcasts;
    private final Clock clock;

    YearRound(YearCards cards, Broadcasts broadcasts, Clock clock) {
        this.cards = cards;
        this.broadcasts = broadcasts;
        this.clock = clock;
    }

    @Transactional
    public void run() {
        var now = clock.instant().atZone(Settings.HOUSE_ZONE);
        if (isTime(now.toLocalDate()) && now.getHour() >= HOUR) {
            send(now.getYear() - 1);
        }
    }

    private static boolean isTime(LocalDate day) {
        return day.getMonth() == Month.JANUARY && day.getDayOfMonth() >= FIRST_DAY && day.getDayOfMonth() <= LAST_DAY;
    }

    private void send(int year) {
        var key = "year:" + year;
        cards.of(year).ifPresent(it -> broadcasts.send(new Broadcast(key, key, Priority.DIGEST, it)));
    }
}
