package org.dialogueinfo.website;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Cards may stand in another site's frame. They have no form and no session, so there is nothing to trick a reader into. */
@Configuration(proxyBeanMethods = false)
class CardSecurity {

    /** @param sites where cards may be embedded, as CSP sources; {@code *} for everywhere */
    @Bean
    @Order(11)
    SecurityFilterChain cards(HttpSecurity http, @Value("${dialogue.website.embed-on:*}") String sites)
            throws Exception {
        return http.securityMatcher("/*/agreements/*/card", "/*/meetings/*/card")
                .authorizeHttpRequests(it -> it.anyRequest().permitAll())
                .csrf(it -> it.disable())
                .requestCache(it -> it.disable())
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.frameOptions(FrameOptionsConfig::disable)
                        .contentSecurityPolicy(
                                it -> it.policyDirectives("default-src 'self'; object-src 'none'; base-uri 'none';"
                                        + " form-action 'none'; frame-ancestors " + sites)))
                .build();
    }
}
