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
    private static final Duration LONGEST = Duration.ofHours(12);

    private final JdbcClient jdbc;
    private final Clock clock;

    SignIns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws IOException {
        var id = UUID.randomUUID().toString();
        jdbc.sql("delete from desk.sign_in where at <= ?")
                .param(Timestamp.from(clock.instant().minus(LONGEST)))
                .update();
        jdbc.sql("insert into desk.sign_in (id, username, at) values (?, ?, ?)")
                .params(id, who.getName(), Timestamp.from(clock.instant()))
                .update();
        request.getSession().setAttribute(ID, id);
        response.sendRedirect(request.getContextPath() + "/desk");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        if (session != null && signedIn(session) && !valid(session)) {
            session.invalidate();
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

    /** The sessions of an account, newest first. */
    List<SignIn> of(String username) {
        return jdbc.sql("select id, at from desk.sign_in where username = ? and at > ? order by at desc")
                .params(username, Timestamp.from(clock.instant().minus(LONGEST)))
                .query((rs, n) ->
                        new SignIn(rs.getString("id"), rs.getTimestamp("at").toInstant()))
                .list();
    }

    void end(String username, String id) {
        jdbc.sql("delete from desk.sign_in where username = ? and id = ?")
                .params(username, id)
                .update();
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

    record SignIn(String id, Instant at) {}
}
