package org.dialogueinfo.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Tells the desk's pages what the person may do, so that they lead nowhere that is closed to them. */
@Configuration(proxyBeanMethods = false)
class DeskNavigation implements WebMvcConfigurer, HandlerInterceptor {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/desk", "/desk/**");
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        var view = page == null ? null : page.getViewName();
        if (page != null && view != null && !view.startsWith("redirect:") && request.getUserPrincipal() != null) {
            page.addObject(
                    "may",
                    Arrays.stream(Role.values())
                            .filter(it -> request.isUserInRole(it.name()))
                            .map(Role::code)
                            .collect(Collectors.joining()));
        }
    }
}
