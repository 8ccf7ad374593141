package org.dialogueinfo.desk;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AccountStatusUserDetailsChecker;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationFilter;
import org.springframework.security.web.webauthn.management.JdbcPublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.JdbcUserCredentialRepository;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/** The desk's door: a sign-in page for people, HTTP Basic for programs; who may go where depends on the role. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeskProperties.class)
class DeskSecurity {

    private static final String ADMINISTRATOR = "ADMINISTRATOR";
    private static final String BCRYPT = "bcrypt";

    @Bean
    PasswordEncoder passwordEncoder(DeskProperties properties) {
        return new DelegatingPasswordEncoder(
                BCRYPT, Map.of(BCRYPT, new BCryptPasswordEncoder(properties.passwordStrength())));
    }

    /** Looks at the lock after the password, so that a locked account answers as late as any other. */
    @Bean
    AuthenticationProvider passwords(Accounts accounts, PasswordEncoder encoder) {
        var provider = new DaoAuthenticationProvider(accounts);
        provider.setPasswordEncoder(encoder);
        provider.setPreAuthenticationChecks(user -> {});
        provider.setPostAuthenticationChecks(new AccountStatusUserDetailsChecker());
        return provider;
    }

    @Bean
    SignIns signIns(JdbcClient jdbc, Clock clock) {
        return new SignIns(jdbc, clock);
    }

    /** It belongs to the desk's chain alone, not to every request. */
    @Bean
    FilterRegistrationBean<SignIns> notForEveryRequest(SignIns signIns) {
        var registration = new FilterRegistrationBean<>(signIns);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    PublicKeyCredentialUserEntityRepository passkeyPeople(JdbcOperations jdbc) {
        return new JdbcPublicKeyCredentialUserEntityRepository(jdbc);
    }

    @Bean
    UserCredentialRepository passkeyKeys(JdbcOperations jdbc) {
        return new JdbcUserCredentialRepository(jdbc);
    }

    @Bean
    Passkeys passkeys(
            PublicKeyCredentialUserEntityRepository people,
            UserCredentialRepository keys,
            Accounts accounts,
            AuditLog audit,
            @Value("${dialogue.base-url:http://localhost:8080}") URI site) {
        return new Passkeys(people, keys, accounts, audit, site);
    }

    @Bean
    RecoverySignIn recoverySignIn(
            Accounts accounts,
            RecoveryCodes codes,
            AuditLog audit,
            AuthenticationEventPublisher events,
            SignIns signIns) {
        return new RecoverySignIn(accounts, codes, audit, events, signIns);
    }

    @Bean
    @Order(1)
    SecurityFilterChain desk(HttpSecurity http, SignIns signIns, ApiDoor api, RecoverySignIn recovery)
            throws Exception {
        var programs = PathPatternRequestMatcher.withDefaults().matcher("/api/v1/desk/**");
        return http.securityMatcher("/desk/**", "/api/v1/desk/**", "/webauthn/**", "/login/webauthn")
                .authorizeHttpRequests(it -> it.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers("/desk/sign-in", "/desk/set-up", "/desk/new-password", RecoverySignIn.PATH)
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.DELETE, "/webauthn/**") // passkeys are removed on the account's page
                        .denyAll()
                        .requestMatchers("/desk", "/desk/account/**", "/webauthn/**")
                        .authenticated()
                        .requestMatchers(
                                "/desk/accounts/**",
                                "/desk/audit",
                                "/desk/audit.csv",
                                "/desk/audit.json",
                                "/desk/health/**")
                        .hasRole(ADMINISTRATOR)
                        .requestMatchers("/desk/roundtables/**", "/api/v1/desk/roundtables/**")
                        .hasAnyRole("ORGANISER", ADMINISTRATOR)
                        .anyRequest()
                        .hasAnyRole("EDITOR", ADMINISTRATOR))
                .addFilterBefore(signIns, SecurityContextHolderFilter.class)
                .httpBasic(it -> it.authenticationEntryPoint(api))
                .formLogin(it -> it.loginPage("/desk/sign-in").successHandler(signIns))
                .webAuthn(it -> it.disableDefaultRegistrationPage(true)
                        .withObjectPostProcessor(new ObjectPostProcessor<WebAuthnAuthenticationFilter>() {
                            @Override
                            public <O extends WebAuthnAuthenticationFilter> O postProcess(O filter) {
                                filter.setSessionAuthenticationStrategy(
                                        http.getSharedObject(SessionAuthenticationStrategy.class));
                                filter.setAuthenticationSuccessHandler(signIns);
                                return filter;
                            }
                        }))
                .with(recovery, it -> {})
                .logout(it -> it.logoutUrl("/desk/sign-out")
                        .addLogoutHandler((request, response, who) -> signIns.end(request))
                        .logoutSuccessUrl("/desk/sign-in?out"))
                .csrf(it -> it.ignoringRequestMatchers(
                        request -> programs.matches(request) && DeskSecurity.isProgram(request)))
                .exceptionHandling(it -> it.defaultAuthenticationEntryPointFor(api, programs)
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/desk/sign-in"), request -> true)
                        .defaultAccessDeniedHandlerFor(api, programs)
                        .defaultAccessDeniedHandlerFor(new AccessDeniedHandlerImpl(), request -> true))
                .headers(DeskSecurity::headers)
                .build();
    }

    /** A browser, which may send a name and password by itself, says where its requests come from. */
    private static boolean isProgram(HttpServletRequest request) {
        return request.getHeader("Authorization") != null && request.getHeader("Sec-Fetch-Site") == null;
    }

    /** Only the desk's own pages may show one of them in a frame: the previews. */
    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(
                        it -> it.policyDirectives("default-src 'self'; object-src 'none'; base-uri 'none';"
                                + " form-action 'self'; frame-ancestors 'self'"))
                .frameOptions(it -> it.sameOrigin())
                .crossOriginOpenerPolicy(it -> it.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .referrerPolicy(it -> it.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(it -> it.policy("camera=(), microphone=(), geolocation=()"));
    }
}
