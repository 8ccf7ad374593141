package org.dialogueinfo.desk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who did what at the desk. Entries are added, never changed or removed: each is sealed with the one before it, so that a change
 * made behind the desk's back is noticed. Subjects are ids, never a reader's data.
 */
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
        CHANGED_SETTING,
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

    private static final ZoneId HOUSE_ZONE = ZoneId.of("Europe/Belgrade");
    private static final LocalDate LAST_DAY = LocalDate.of(9000, 1, 1);

    private static final String CHOSEN =
            "select * from desk.audit where (username = ? or ? = '') and (deed = ? or ? = '')"
                    + " and at >= ? and at < ? and (lower(username) like ? or lower(subject) like ? or lower(deed) like ?)";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate atOnce;

    AuditLog(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.atOnce = new TransactionTemplate(transactions);
    }

    /**
     * Adds an entry in the transaction of the deed, if there is one.
     *
     * @param subject what it was done to: an item like {@code meeting/2026-12-01-brussels}, an account, a broadcast
     */
    void add(String who, Deed deed, String subject) {
        atOnce.executeWithoutResult(it -> seal(who, deed, subject));
    }

    private void seal(String who, Deed deed, String subject) {
        var last = jdbc.sql("select entries, seal from desk.audit_head where one = 1 for update")
                .query((rs, n) -> new Head(rs.getLong("entries"), rs.getString("seal")))
                .single();
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var seal = seal(last, at, who, deed.name(), subject);
        jdbc.sql("insert into desk.audit (at, username, deed, subject, seal) values (?, ?, ?, ?, ?)")
                .params(Timestamp.from(at), who, deed.name(), subject, seal)
                .update();
        jdbc.sql("update desk.audit_head set entries = entries + 1, seal = ? where one = 1")
                .param(seal)
                .update();
    }

    private static String seal(Head before, Instant at, String who, String deed, String subject) {
        var text = String.join(
                "\n", before.seal(), Long.toString(before.entries() + 1), at.toString(), who, deed, subject);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads every sealed entry again. */
    Proof proof() {
        var seen = new Head[] {new Head(0, "")};
        var broken = new Long[] {null};
        jdbc.sql("select * from desk.audit order by id").query(rs -> {
            var entry = entry(rs);
            if ((entry.seal() == null && seen[0].entries() == 0) || broken[0] != null) {
                return; // from before there were seals, or behind the first change
            }
            var seal = seal(seen[0], entry.at(), entry.username(), entry.deed().name(), entry.subject());
            if (!seal.equals(entry.seal())) {
                broken[0] = entry.id();
            }
            seen[0] = new Head(seen[0].entries() + 1, seal);
        });
        var head = jdbc.sql("select entries, seal from desk.audit_head where one = 1")
                .query((rs, n) -> new Head(rs.getLong("entries"), rs.getString("seal")))
                .single();
        return new Proof(broken[0] == null && head.equals(seen[0]), head.entries(), head.seal(), broken[0]);
    }

    @EventListener
    void on(InteractiveAuthenticationSuccessEvent event) {
        var who = event.getAuthentication();
        add(who.getName(), who instanceof WebAuthnAuthentication ? Deed.USED_PASSKEY : Deed.SIGNED_IN, "");
    }

    /** The newest of the chosen entries before one, newest first. */
    List<Entry> find(Choice choice, long before, int limit) {
        return jdbc.sql(CHOSEN + " and id < ? order by id desc limit ?")
                .params(choice.parameters())
                .params(before, limit)
                .query((rs, n) -> entry(rs))
                .list();
    }

    /** Reads all chosen entries, oldest first, without holding them. */
    void each(Choice choice, Consumer<Entry> reader) {
        jdbc.sql(CHOSEN + " order by id").params(choice.parameters()).query(rs -> {
            reader.accept(entry(rs));
        });
    }

    /** Everybody who ever did something. */
    List<String> people() {
        return jdbc.sql("select distinct username from desk.audit order by username")
                .query(String.class)
                .list();
    }

    /** Who last published an item like {@code meeting/2026-12-01-brussels}. */
    Optional<String> publisherOf(String item) {
        return jdbc.sql("select username from desk.audit where deed = ? and subject = ? order by id desc limit 1")
                .params(Deed.PUBLISHED.name(), item)
                .query(String.class)
                .optional();
    }

    private static Entry entry(ResultSet rs) throws SQLException {
        return new Entry(
                rs.getLong("id"),
                rs.getTimestamp("at").toInstant(),
                rs.getString("username"),
                Deed.valueOf(rs.getString("deed")),
                rs.getString("subject"),
                rs.getString("seal"));
    }

    /** @param seal null for entries from before there were seals */
    record Entry(
            long id,
            Instant at,
            String username,
            Deed deed,
            String subject,
            @Nullable String seal) {}

    /**
     * Whether nothing was changed.
     *
     * @param broken the first entry that is not as it was written; null also when only the last ones are gone
     */
    record Proof(
            boolean intact,
            long entries,
            String seal,
            @Nullable Long broken) {}

    private record Head(long entries, String seal) {}

    /**
     * Which entries are asked for; what is empty or null chooses nothing out.
     *
     * @param words in the name, the deed's code or the subject
     */
    record Choice(
            String who,
            @Nullable Deed what,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            String words) {

        private List<Object> parameters() {
            var deed = what == null ? "" : what.name();
            var like = "%" + words.strip().toLowerCase(Locale.ROOT).replaceAll("[%_\\\\]", "") + "%";
            return List.of(
                    who,
                    who,
                    deed,
                    deed,
                    start(from == null ? LocalDate.EPOCH : from),
                    start(to == null ? LAST_DAY : to.plusDays(1)),
                    like,
                    like,
                    like);
        }

        private static Timestamp start(LocalDate day) {
            return Timestamp.from(day.atStartOfDay(HOUSE_ZONE).toInstant());
        }
    }
}
