package org.dialogueinfo.desk;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthentication;
import org.springframework.stereotype.Component;

/** Who did what at the desk. Entries are added, never changed or removed; subjects are ids, never a reader's data. */
@Component
class AuditLog {

    /** What can be done; each has a sentence {@code desk.audit.<code>}. */
    enum Deed {
        SIGNED_IN,
        USED_PASSKEY,
        USED_CODE,
        ADDED_PASSKEY,
        REMOVED_PASSKEY,
        RENEWED_CODES,
        SAVED,
        PUBLISHED,
        SUBMITTED,
        REVIEWED,
        GAVE_BACK,
        SCHEDULED,
        UNSCHEDULED,
        WITHDREW,
        SAID_OVERDUE,
        REFUSED_OVERDUE,
        RELEASED,
        MADE_ACCOUNT,
        CHANGED_ROLE,
        MADE_LINK,
        LOCKED,
        UNLOCKED,
        ENDED_SESSIONS,
        CHANGED_PASSWORD,
        ALLOWED_SENDING,
        FORBADE_SENDING,
        APPROVED,
        SENT_TEST,
        STARTED,
        PAUSED,
        RESUMED,
        STOPPED,
        RETRIED,
        ANSWERED,
        DISMISSED;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    AuditLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param subject what it was done to: an item like {@code meeting/2026-12-01-brussels}, an account, a broadcast */
    void add(String who, Deed deed, String subject) {
        jdbc.sql("insert into desk.audit (at, username, deed, subject) values (?, ?, ?, ?)")
                .params(Timestamp.from(clock.instant()), who, deed.name(), subject)
                .update();
    }

    @EventListener
    void on(InteractiveAuthenticationSuccessEvent event) {
        var who = event.getAuthentication();
        add(who.getName(), who instanceof WebAuthnAuthentication ? Deed.USED_PASSKEY : Deed.SIGNED_IN, "");
    }

    /** The newest entries in which the words occur, newest first. */
    List<Entry> find(String words, int limit) {
        return jdbc.sql("select * from desk.audit where lower(username) like ? or lower(subject) like ?"
                        + " or lower(deed) like ? order by id desc limit ?")
                .params(like(words), like(words), like(words), limit)
                .query((rs, n) -> new Entry(
                        rs.getLong("id"),
                        rs.getTimestamp("at").toInstant(),
                        rs.getString("username"),
                        Deed.valueOf(rs.getString("deed")),
                        rs.getString("subject")))
                .list();
    }

    /** Who last published an item like {@code meeting/2026-12-01-brussels}. */
    Optional<String> publisherOf(String item) {
        return jdbc.sql("select username from desk.audit where deed = ? and subject = ? order by id desc limit 1")
                .params(Deed.PUBLISHED.name(), item)
                .query(String.class)
                .optional();
    }

    private static String like(String words) {
        return "%" + words.strip().toLowerCase(Locale.ROOT).replaceAll("[%_\\\\]", "") + "%";
    }

    /** Reads all entries, oldest first, without holding them. */
    void each(Consumer<Entry> reader) {
        jdbc.sql("select * from desk.audit order by id").query(rs -> {
            reader.accept(new Entry(
                    rs.getLong("id"),
                    rs.getTimestamp("at").toInstant(),
                    rs.getString("username"),
                    Deed.valueOf(rs.getString("deed")),
                    rs.getString("subject")));
        });
    }

    record Entry(long id, Instant at, String username, Deed deed, String subject) {}
}
