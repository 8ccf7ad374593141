package org.dialogueinfo.desk;

import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.AbstractUserDetailsAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Lets in who gives a name and one of its recovery codes; wrong codes lock the account as wrong passwords do. */
class RecoverySignIn extends AbstractHttpConfigurer<RecoverySignIn, HttpSecurity> {

    static final String PATH = "/desk/recovery";

    private final Accounts accounts;
    private final RecoveryCodes codes;
    private final AuditLog audit;
    private final AuthenticationEventPublisher events;
    private final SignIns signIns;

    RecoverySignIn(
            Accounts accounts,
            RecoveryCodes codes,
            AuditLog audit,
            AuthenticationEventPublisher events,
            SignIns signIns) {
        this.accounts = accounts;
        this.codes = codes;
        this.audit = audit;
        this.events = events;
        this.signIns = signIns;
    }

    @Override
    public void configure(HttpSecurity http) {
        var manager = new ProviderManager(new Provider());
        manager.setAuthenticationEventPublisher(events);
        var filter = new UsernamePasswordAuthenticationFilter(manager);
        filter.setRequiresAuthenticationRequestMatcher(
                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, PATH));
        filter.setPasswordParameter("code");
        filter.setSecurityContextRepository(new HttpSessionSecurityContextRepository());
        filter.setSessionAuthenticationStrategy(http.getSharedObject(SessionAuthenticationStrategy.class));
        filter.setAuthenticationSuccessHandler(signIns.goingTo("/desk/account?recovered"));
        filter.setAuthenticationFailureHandler(new SimpleUrlAuthenticationFailureHandler(PATH + "?error"));
        http.addFilterBefore(filter, UsernamePasswordAuthenticationFilter.class);
    }

    private final class Provider extends AbstractUserDetailsAuthenticationProvider {

        private Provider() {
            setPreAuthenticationChecks(user -> {}); // a closed account answers as a wrong code does
        }

        @Override
        protected UserDetails retrieveUser(String username, UsernamePasswordAuthenticationToken given) {
            return accounts.loadUserByUsername(username);
        }

        @Override
        protected void additionalAuthenticationChecks(UserDetails user, UsernamePasswordAuthenticationToken given) {
            var code = given.getCredentials();
            if (code == null || !user.isAccountNonLocked() || !codes.use(user.getUsername(), code.toString())) {
                throw new BadCredentialsException("no such code");
            }
            audit.add(user.getUsername(), AuditLog.Deed.USED_CODE, "account/" + user.getUsername());
        }
    }
}
