package org.dialogueinfo.roundtables;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Set;
import org.dialogueinfo.roundtables.Event.Phase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What happens by itself: offers lapse, reminders go out, thanks are said, needs and then persons are forgotten. Everything
 * follows from the database and the clock, so that a stop loses nothing and several nodes do nothing twice.
 */
@Component
class Timetable {

    private static final Logger LOG = LoggerFactory.getLogger(Timetable.class);
    private static final LocalTime DECENT_FROM = LocalTime.of(9, 0);
    private static final LocalTime DECENT_UNTIL = LocalTime.of(19, 0);
    private static final LocalTime MORNING = LocalTime.of(7, 0);

    private final Events events;
    private final Invitees invitees;
    private final Moves moves;
    private final Post post;
    private final BilateralPlans plans;
    private final Forgetting forgetting;
    private final Groups groups;
    private final Clock clock;

    Timetable(
            Events events,
            Invitees invitees,
            Moves moves,
            Post post,
            BilateralPlans plans,
            Forgetting forgetting,
            Groups groups,
            Clock clock) {
        this.events = events;
        this.invitees = invitees;
        this.moves = moves;
        this.post = post;
        this.plans = plans;
        this.forgetting = forgetting;
        this.groups = groups;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${dialogue.roundtables.tick:30s}",
            initialDelayString = "${dialogue.roundtables.tick:30s}")
    void tick() {
        groups.forgetDue();
        for (var known : events.all()) {
            if (known.phase() == Phase.ANONYMISED) {
                continue;
            }
            try {
                var forgotten = events.locked(known.id(), this::due);
                if (forgotten) {
                    forgetting.anonymise(known.id(), "clock");
                }
            } catch (RuntimeException e) {
                LOG.warn(
                        "The timetable of roundtable {} goes on after {}",
                        known.id(),
                        e.getClass().getName());
            }
        }
    }

    /** @return whether the day has come on which persons are forgotten */
    private boolean due(Event event) {
        var now = clock.instant();
        var it = event.roundtable();
        if (event.phase() == Phase.PLANNED) {
            lapse(event, now);
            plans.tidy(event);
            remind(event, now.atZone(Roundtable.HOUSE_ZONE));
            if (now.isAfter(it.end())) {
                settle(event, now);
            }
        }
        if (!event.needsForgotten() && now.isAfter(it.end().plus(Duration.ofDays(1)))) {
            forgetting.forgetNeeds(event.id());
            events.keep(new Event(it, event.phase(), event.sequence(), event.wave(), event.announced(), true), "clock");
        }
        return !LocalDate.ofInstant(now, Roundtable.HOUSE_ZONE).isBefore(it.forgetOn()) && now.isAfter(it.end());
    }

    private void lapse(Event event, Instant now) {
        for (var it : invitees.of(event.id(), Set.of(State.OFFERED))) {
            var until = it.offeredUntil();
            if (until != null && now.isAfter(until)) {
                moves.move(it, State.DECLINED, Actor.CLOCK);
            }
        }
        post.offer(event, moves.promote(event));
    }

    private void remind(Event event, ZonedDateTime now) {
        var start = event.roundtable().start().atZone(Roundtable.HOUSE_ZONE);
        if (event.wave() == 0 || !now.isBefore(start)) {
            return;
        }
        var days = Duration.between(now, start);
        var decent =
                !now.toLocalTime().isBefore(DECENT_FROM) && now.toLocalTime().isBefore(DECENT_UNTIL);
        var replies = now.toInstant().isBefore(event.roundtable().replyUntil());
        if (decent && replies && days.compareTo(Duration.ofDays(7)) <= 0 && days.compareTo(Duration.ofDays(5)) > 0) {
            post.send(event, Kind.REMINDER, "week-" + event.sequence(), "unanswered");
        }
        if (decent && now.toLocalDate().plusDays(1).equals(start.toLocalDate())) {
            post.send(event, Kind.REMINDER, "day-" + event.sequence(), "coming");
            if (replies) {
                post.send(event, Kind.REMINDER, "last-" + event.sequence(), "unanswered");
            }
        }
        if (now.toLocalDate().equals(start.toLocalDate()) && !now.toLocalTime().isBefore(MORNING)) {
            post.send(event, Kind.REMINDER, "morning-" + event.sequence(), "coming");
        }
    }

    /** After the event: who came is thanked the next day, who did not and was expected is noted. */
    private void settle(Event event, Instant now) {
        var came = invitees.any(event.id(), Set.of(State.CHECKED_IN));
        var nextDay = event.roundtable()
                .end()
                .atZone(Roundtable.HOUSE_ZONE)
                .toLocalDate()
                .plusDays(1)
                .atTime(DECENT_FROM)
                .atZone(Roundtable.HOUSE_ZONE);
        if (!came || now.isBefore(nextDay.toInstant())) {
            return;
        }
        moves.moveAll(event.id(), State.ACCEPTED, State.NO_SHOW, Actor.CLOCK);
        moves.moveAll(event.id(), State.CONFIRMED, State.NO_SHOW, Actor.CLOCK);
        moves.moveAll(event.id(), State.CHECKED_IN, State.THANKED, Actor.CLOCK);
        post.send(event, Kind.THANKS, "once", "came");
    }

    /** Lets the timetable run. */
    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    static class Running {}
}
