package org.dialogueinfo.desk;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** The desk's door: a sign-in page for people, HTTP Basic for programs; both for editors and administrators. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeskProperties.class)
class DeskSecurity {

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    @Order(1)
    SecurityFilterChain desk(HttpSecurity http) throws Exception {
        return http.securityMatcher("/desk/**", "/api/v1/desk/**")
                .authorizeHttpRequests(it -> it.requestMatchers("/desk/sign-in", "/desk/set-up")
                        .permitAll()
                        .requestMatchers("/api/v1/desk/roundtables/**")
                        .hasAnyRole("ORGANISER", "ADMINISTRATOR")
                        .anyRequest()
                        .hasAnyRole("EDITOR", "ADMINISTRATOR"))
                .httpBasic(Customizer.withDefaults())
                .formLogin(it -> it.loginPage("/desk/sign-in").defaultSuccessUrl("/desk", true))
                .logout(it -> it.logoutUrl("/desk/sign-out").logoutSuccessUrl("/desk/sign-in"))
                .csrf(it -> it.ignoringRequestMatchers(request ->
                        request.getRequestURI().startsWith("/api/") && request.getHeader("Authorization") != null))
                .exceptionHandling(it -> it.defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(org.springframework.http.HttpStatus.UNAUTHORIZED),
                                request -> request.getRequestURI().startsWith("/api/"))
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/desk/sign-in"), request -> true))
                .headers(it -> it.contentSecurityPolicy(csp -> csp.policyDirectives("default-src 'self'; object-src"
                        + " 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'")))
                .build();
    }
}
