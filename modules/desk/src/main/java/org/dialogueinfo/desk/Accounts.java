package org.dialogueinfo.desk;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
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

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final Clock clock;

    Accounts(JdbcClient jdbc, PasswordEncoder encoder, Clock clock) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.clock = clock;
    }

    boolean none() {
        return jdbc.sql("select count(*) from desk.account").query(Long.class).single() == 0;
    }

    /** Makes or changes an account; the role is {@code EDITOR}, {@code ORGANISER} or {@code ADMINISTRATOR}. */
    void keep(String username, String password, String role) {
        var hash = encoder.encode(password);
        var changed = jdbc.sql("update desk.account set password = ?, role = ?, failures = 0, locked_until = null"
                        + " where username = ?")
                .params(hash, role, username)
                .update();
        if (changed == 0) {
            jdbc.sql("insert into desk.account (username, password, role, failures) values (?, ?, ?, 0)")
                    .params(username, hash, role)
                    .update();
        }
    }

    @Override
    public UserDetails loadUserByUsername(String username) {
        return jdbc.sql("select * from desk.account where username = ?")
                .param(username)
                .query((rs, n) -> {
                    var until = rs.getTimestamp("locked_until");
                    return User.withUsername(rs.getString("username"))
                            .password(rs.getString("password"))
                            .roles(rs.getString("role"))
                            .accountLocked(until != null && until.toInstant().isAfter(clock.instant()))
                            .build();
                })
                .optional()
                .orElseThrow(() -> new UsernameNotFoundException("no such account"));
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
