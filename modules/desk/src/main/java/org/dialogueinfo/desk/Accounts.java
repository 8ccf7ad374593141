package org.dialogueinfo.desk;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Who may work at the desk. Five wrong passwords in a row lock an account for a quarter of an hour. */
@Component
class Accounts implements UserDetailsService {

    private static final int MOST_FAILURES = 5;
    private static final Duration LOCK = Duration.ofMinutes(15);
    private static final int SHORTEST_PASSWORD = 12;
    private static final int LONGEST_PASSWORD = 72; // bytes: BCrypt reads no more
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@ -]{0,98}");

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final Clock clock;

    Accounts(JdbcClient jdbc, PasswordEncoder encoder, Clock clock) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.clock = clock;
    }

    static boolean isName(String username) {
        return NAME.matcher(username).matches() && username.strip().equals(username);
    }

    static boolean isPassword(String password) {
        return password.length() >= SHORTEST_PASSWORD
                && password.getBytes(StandardCharsets.UTF_8).length <= LONGEST_PASSWORD;
    }

    boolean none() {
        return jdbc.sql("select count(*) from desk.account").query(Long.class).single() == 0;
    }

    List<Account> all() {
        return jdbc.sql("select * from desk.account order by username")
                .query(this::account)
                .list();
    }

    Optional<Account> find(String username) {
        return jdbc.sql("select * from desk.account where username = ?")
                .param(username)
                .query(this::account)
                .optional();
    }

    /** Makes an account that nobody can sign in to until its password is set; false if there is one of this name. */
    boolean add(String username, Role role) {
        return jdbc.sql("insert into desk.account (username, password, role, failures) values (?, ?, ?, 0)"
                                + " on conflict do nothing")
                        .params(username, encoder.encode(UUID.randomUUID().toString()), role.name())
                        .update()
                == 1;
    }

    /** Makes or changes an account. */
    void keep(String username, String password, Role role) {
        add(username, role);
        jdbc.sql("update desk.account set role = ?, locked = false where username = ?")
                .params(role.name(), username)
                .update();
        setPassword(username, password);
    }

    void setPassword(String username, String password) {
        jdbc.sql("update desk.account set password = ?, failures = 0, locked_until = null where username = ?")
                .params(encoder.encode(password), username)
                .update();
    }

    boolean hasPassword(String username, String password) {
        return jdbc.sql("select password from desk.account where username = ?")
                .param(username)
                .query(String.class)
                .optional()
                .filter(it -> encoder.matches(password, it))
                .isPresent();
    }

    void setRole(String username, Role role) {
        jdbc.sql("update desk.account set role = ? where username = ?")
                .params(role.name(), username)
                .update();
    }

    boolean maySend(String username) {
        return find(username).filter(Account::sends).isPresent();
    }

    void setSends(String username, boolean sends) {
        jdbc.sql("update desk.account set sends = ? where username = ?")
                .params(sends, username)
                .update();
    }

    void setLocked(String username, boolean locked) {
        jdbc.sql("update desk.account set locked = ?, failures = 0, locked_until = null where username = ?")
                .params(locked, username)
                .update();
    }

    private Account account(ResultSet rs, int n) throws SQLException {
        var until = rs.getTimestamp("locked_until");
        return new Account(
                rs.getString("username"),
                Role.valueOf(rs.getString("role")),
                rs.getBoolean("locked"),
                rs.getBoolean("sends"),
                until == null || until.toInstant().isBefore(clock.instant()) ? null : until.toInstant());
    }

    /**
     * Somebody who works at the desk.
     *
     * @param locked by an administrator, until one unlocks it
     * @param sends whether they may let broadcasts go out
     * @param lockedUntil after too many wrong passwords; null if it is not
     */
    record Account(
            String username,
            Role role,
            boolean locked,
            boolean sends,
            @Nullable Instant lockedUntil) {

        public boolean closed() {
            return locked || lockedUntil != null;
        }
    }

    @Override
    public UserDetails loadUserByUsername(String username) {
        var account = find(username).orElseThrow(() -> new UsernameNotFoundException("no such account"));
        return User.withUsername(account.username())
                .password(jdbc.sql("select password from desk.account where username = ?")
                        .param(username)
                        .query(String.class)
                        .single())
                .roles(account.role().name())
                .accountLocked(account.closed())
                .build();
    }

    @EventListener
    void on(AuthenticationFailureBadCredentialsEvent event) {
        var username = event.getAuthentication().getName();
        jdbc.sql("update desk.account set failures = failures + 1 where username = ?")
                .param(username)
                .update();
        jdbc.sql("update desk.account set locked_until = ?, failures = 0 where username = ? and failures >= ?")
                .params(Timestamp.from(clock.instant().plus(LOCK)), username, MOST_FAILURES)
                .update();
    }

    @EventListener
    void on(AuthenticationSuccessEvent event) {
        jdbc.sql("update desk.account set failures = 0 where username = ? and failures > 0")
                .param(event.getAuthentication().getName())
                .update();
    }
}
