package org.dialogueinfo.subscriptions;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When and how often a person wants to hear.
 *
 * @param pace at once, or gathered once a day or once a week (on Mondays)
 * @param hour of the day at which the gathered messages come, 0 to 23
 * @param zone the person's own
 * @param pausedUntil nothing is sent before
 * @param quiet hours in which nothing is sent; what comes up in them is sent when they end
 */
public record Settings(
        Pace pace,
        int hour,
        ZoneId zone,
        @Nullable Instant pausedUntil,
        @Nullable Quiet quiet) {

    public static final ZoneId HOUSE_ZONE = ZoneId.of("Europe/Belgrade");

    public enum Pace {
        INSTANT,
        DAILY,
        WEEKLY
    }

    public Settings {
        if (hour < 0 || hour > 23) {
            throw new IllegalArgumentException("An hour is 0 to 23, not %d".formatted(hour));
        }
        if (zone.getId().length() > 40) {
            throw new IllegalArgumentException("A time zone is one like Europe/Belgrade");
        }
    }

    /**
     * A zone by its name.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("A time zone is one like Europe/Belgrade", e);
        }
    }

    /** The first moment from now at which something may be sent; empty if that is now. */
    Optional<Instant> waitsUntil(Instant now) {
        return quiet == null
                ? Optional.empty()
                : quiet.endsAfter(now.atZone(zone)).map(ZonedDateTime::toInstant);
    }

    @JsonIgnore
    public boolean isInstant() {
        return pace == Pace.INSTANT;
    }

    /**
     * Full hours, the first included and the last not; they may span midnight.
     */
    public record Quiet(int from, int to) {

        public Quiet {
            if (from < 0 || from > 23 || to < 0 || to > 23 || from == to) {
                throw new IllegalArgumentException("Quiet hours are two different hours from 0 to 23");
            }
        }

        private Optional<ZonedDateTime> endsAfter(ZonedDateTime now) {
            int hour = now.getHour();
            boolean inside = from < to ? hour >= from && hour < to : hour >= from || hour < to;
            if (!inside) {
                return Optional.empty();
            }
            var end = now.toLocalDate().atTime(to, 0).atZone(now.getZone());
            return Optional.of(end.isAfter(now) ? end : end.plusDays(1));
        }
    }
}
