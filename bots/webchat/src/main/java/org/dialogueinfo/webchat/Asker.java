package org.dialogueinfo.webchat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import org.springframework.boot.web.server.Cookie.SameSite;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * The random token that a chat in a browser goes by: of the session alone, until a question is left for the editors. Then
 * it is a cookie as well, so that the answer finds the browser when the session is long over; it goes with the answer.
 */
final class Asker {

    static final String COOKIE = "waiting-for-an-answer";
    private static final String TOKEN = "[A-Za-z0-9_-]{24}";
    private static final String IN_SESSION = Asker.class.getName();
    private static final SecureRandom RANDOM = new SecureRandom();

    private Asker() {}

    static String newToken() {
        var bytes = new byte[18];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static boolean isToken(String text) {
        return text.matches(TOKEN);
    }

    static String token(HttpServletRequest request) {
        var session = request.getSession();
        if (session.getAttribute(IN_SESSION) instanceof String token) {
            return token;
        }
        var cookie = WebUtils.getCookie(request, COOKIE);
        var token = cookie != null && isToken(cookie.getValue()) ? cookie.getValue() : newToken();
        session.setAttribute(IN_SESSION, token);
        return token;
    }

    /** Has the browser keep the token while an answer is waited for, and no longer. */
    static void remember(HttpServletRequest request, HttpServletResponse response, String token, boolean waits) {
        var kept = WebUtils.getCookie(request, COOKIE) != null;
        if (waits != kept) {
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    ResponseCookie.from(COOKIE, waits ? token : "")
                            .httpOnly(true)
                            .secure(request.isSecure())
                            .sameSite(SameSite.LAX.attributeValue())
                            .path("/")
                            .maxAge(waits ? WebReplyLine.LONGEST : Duration.ZERO)
                            .build()
                            .toString());
        }
    }
}
