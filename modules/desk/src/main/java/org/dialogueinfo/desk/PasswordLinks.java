package org.dialogueinfo.desk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Links by which a person sets their password; each works once, for a day. Only a hash of them is kept. */
@Component
class PasswordLinks {

    private static final Duration VALID = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    PasswordLinks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Makes a link's token for an account; older ones of the account end. */
    @Transactional
    public String make(String username) {
        jdbc.sql("delete from desk.password_link where username = ? or expires_at <= ?")
                .params(username, now())
                .update();
        var bytes = new byte[24];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("insert into desk.password_link (token_hash, username, expires_at) values (?, ?, ?)")
                .params(hash(token), username, Timestamp.from(clock.instant().plus(VALID)))
                .update();
        return token;
    }

    /** Whose password the link sets; empty if it is used up, too old or forged. */
    Optional<String> owner(String token) {
        return jdbc.sql("select username from desk.password_link where token_hash = ? and expires_at > ?")
                .params(hash(token), now())
                .query(String.class)
                .optional();
    }

    /** Ends the link; at most one caller gets its owner. */
    @Transactional
    public Optional<String> use(String token) {
        var owner = owner(token);
        var ended = jdbc.sql("delete from desk.password_link where token_hash = ?")
                .param(hash(token))
                .update();
        return ended == 1 ? owner : Optional.empty();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
