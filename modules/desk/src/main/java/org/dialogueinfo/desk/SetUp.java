package org.dialogueinfo.desk;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.dialogueinfo.kernel.Secret;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The first administrator: from the configuration, or through a one-time link that the banner shows. */
@Component
@Order(10)
public class SetUp implements ApplicationRunner {

    private final Accounts accounts;
    private final DeskProperties properties;
    private volatile Optional<Secret> token = Optional.empty();

    SetUp(Accounts accounts, DeskProperties properties) {
        this.accounts = accounts;
        this.properties = properties;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!properties.username().isBlank() && !properties.password().isBlank()) {
            accounts.keep(properties.username(), properties.password(), Role.ADMINISTRATOR);
        } else if (accounts.none()) {
            var bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            token = Optional.of(
                    new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)));
        }
    }

    /** The path of the one-time link, while no administrator exists. */
    public Optional<String> link() {
        return token.map(it -> "/desk/set-up?token=" + it.value());
    }

    boolean valid(String candidate) {
        return token.filter(it -> it.matches(candidate)).isPresent() && accounts.none();
    }

    /** Makes the administrator and ends the link. */
    synchronized boolean use(String candidate, String username, String password) {
        if (!valid(candidate)) {
            return false;
        }
        accounts.keep(username, password, Role.ADMINISTRATOR);
        token = Optional.empty();
        return true;
    }
}
