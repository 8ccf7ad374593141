package org.dialogueinfo.webchat;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The embedded chat alone may stand in another site's frame. It knows nobody and has no session, so there is nothing
 * that a forged request could act for.
 */
@Configuration(proxyBeanMethods = false)
class EmbeddingSecurity {

    /** @param sites where it may be embedded, as CSP sources; {@code *} for everywhere */
    @Bean
    @Order(10)
    SecurityFilterChain embeddedChatSecurity(HttpSecurity http, @Value("${dialogue.webchat.embed-on:*}") String sites)
            throws Exception {
        return http.securityMatcher("/*/chat/embedded", "/*/chat/embedded/answers", "/*/chat/widget.js")
                .authorizeHttpRequests(it -> it.anyRequest().permitAll())
                .csrf(it -> it.disable())
                .requestCache(it -> it.disable())
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.frameOptions(FrameOptionsConfig::disable)
                        .cacheControl(it -> it.disable())
                        .contentSecurityPolicy(
                                it -> it.policyDirectives("default-src 'self'; object-src 'none'; base-uri 'none';"
                                        + " form-action 'self'; frame-ancestors " + sites)))
                .build();
    }
}
