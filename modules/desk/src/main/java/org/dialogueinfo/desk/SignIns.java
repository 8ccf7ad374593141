package org.dialogueinfo.desk;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The sessions at the desk, in the database, so that any node can end them. A session that was ended, is older than half a
 * day or belongs to a locked account is no session any more.
 */
class SignIns extends OncePerRequestFilter implements AuthenticationSuccessHandler {

    static final String ID = "desk.sign-in";
    private static final String USED = "desk.used";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration IDLE = Duration.ofMinutes(31); // half an hour, and the minute that is not told
    private static final Duration LONGEST = Duration.ofHours(12);

    private final JdbcClient jdbc;
    private final Clock clock;

    SignIns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws IOException, ServletException {
        goingTo("/desk").onAuthenticationSuccess(request, response, who);
    }

    /** Keeps the session, and shows the page. */
    AuthenticationSuccessHandler goingTo(String path) {
        return (request, response, who) -> {
            begin(request, who);
            response.sendRedirect(request.getContextPath() + path);
        };
    }

    private void begin(HttpServletRequest request, Authentication who) {
        var id = UUID.randomUUID().toString();
        jdbc.sql("delete from desk.sign_in where at <= ?")
                .param(Timestamp.from(clock.instant().minus(LONGEST)))
                .update();
        var now = Timestamp.from(clock.instant());
        jdbc.sql("insert into desk.sign_in (id, username, at, used_at, browser) values (?, ?, ?, ?, ?)")
                .params(id, who.getName(), now, now, Browser.family(request.getHeader("User-Agent")))
                .update();
        request.getSession().setAttribute(ID, id);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        if (session != null && signedIn(session)) {
            if (valid(session)) {
                used(session);
            } else {
                session.invalidate();
            }
        }
        chain.doFilter(request, response);
    }

    private static boolean signedIn(HttpSession session) {
        return session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) != null;
    }

    private boolean valid(HttpSession session) {
        return session.getAttribute(ID) instanceof String id
                && jdbc.sql("select count(*) from desk.sign_in s join desk.account a on a.username = s.username"
                                        + " where s.id = ? and s.at > ? and not a.locked")
                                .params(id, Timestamp.from(clock.instant().minus(LONGEST)))
                                .query(Long.class)
                                .single()
                        == 1;
    }

    /** By the minute, so that a page costs no more than a look. */
    private void used(HttpSession session) {
        var now = clock.instant();
        if (session.getAttribute(USED) instanceof Instant last && last.isAfter(now.minus(MINUTE))) {
            return;
        }
        session.setAttribute(USED, now);
        jdbc.sql("update desk.sign_in set used_at = ? where id = ?")
                .params(Timestamp.from(now), String.valueOf(session.getAttribute(ID)))
                .update();
    }

    /** The sessions of an account that have not run out, newest first. */
    List<SignIn> of(String username) {
        return jdbc.sql("select id, at, coalesce(used_at, at) as used_at, browser from desk.sign_in"
                        + " where username = ? and at > ? and coalesce(used_at, at) > ? order by at desc")
                .params(
                        username,
                        Timestamp.from(clock.instant().minus(LONGEST)),
                        Timestamp.from(clock.instant().minus(IDLE)))
                .query((rs, n) -> new SignIn(
                        rs.getString("id"),
                        rs.getTimestamp("at").toInstant(),
                        rs.getTimestamp("used_at").toInstant(),
                        rs.getString("browser")))
                .list();
    }

    /** Ends the session of a request, when somebody signs out. */
    void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null && session.getAttribute(ID) instanceof String id) {
            jdbc.sql("delete from desk.sign_in where id = ?").param(id).update();
        }
    }

    boolean end(String username, String id) {
        return jdbc.sql("delete from desk.sign_in where username = ? and id = ?")
                        .params(username, id)
                        .update()
                == 1;
    }

    void endAll(String username) {
        jdbc.sql("delete from desk.sign_in where username = ?").param(username).update();
    }

    /** Ends all but one. */
    void endOthers(String username, String kept) {
        jdbc.sql("delete from desk.sign_in where username = ? and id <> ?")
                .params(username, kept)
                .update();
    }

    /** @param browser its family alone; empty when it did not say */
    record SignIn(String id, Instant at, Instant used, String browser) {}
}
