package org.dialogueinfo.desk;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.dialogueinfo.frame.Renderings;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Remembers the language that somebody chose at the desk, where addresses do not begin with one. */
@Configuration(proxyBeanMethods = false)
class DeskLanguage implements WebMvcConfigurer, HandlerInterceptor {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns("/desk", "/desk/**")
                .excludePathPatterns("/desk/**/page", "/desk/**/events");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var asked = request.getParameter("lang");
        if (asked != null) {
            Rendering.find(asked).ifPresent(it -> response.addCookie(cookie(it, request.isSecure())));
        }
        return true;
    }

    private static Cookie cookie(Rendering rendering, boolean secure) {
        var cookie = new Cookie(Renderings.COOKIE, rendering.path());
        cookie.setPath("/desk");
        cookie.setHttpOnly(true);
        cookie.setSecure(secure);
        cookie.setMaxAge((int) Duration.ofDays(365).toSeconds());
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
