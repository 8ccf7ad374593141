package org.dialogueinfo.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Passwords are dear to guess, and how long an answer takes tells nothing. */
class PasswordTests {

    private static final String PASSWORD = "a long password of tests";

    private final DeskSecurity security = new DeskSecurity();

    @ParameterizedTest
    @MethodSource("org.dialogueinfo.desk.BothDatabases#all")
    void areComparedForEveryName(DataSource database) {
        var encoder = new Counting(security.passwordEncoder(strength(10)));
        var accounts = new Accounts(JdbcClient.create(database), encoder, Clock.systemUTC());
        accounts.keep("editor1", PASSWORD, Role.EDITOR);
        accounts.keep("locked", PASSWORD, Role.EDITOR);
        accounts.setLocked("locked", true);
        var door = security.passwords(accounts, encoder);
        assertThat(door.authenticate(UsernamePasswordAuthenticationToken.unauthenticated("editor1", PASSWORD)))
                .isNotNull();
        for (var name : new String[] {"editor1", "locked", "nobody-at-all"}) {
            encoder.compared = 0;
            var guess = UsernamePasswordAuthenticationToken.unauthenticated(name, "wrong password");
            assertThatExceptionOfType(AuthenticationException.class).isThrownBy(() -> door.authenticate(guess));
            assertThat(encoder.compared).as(name).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"10, {bcrypt}$2a$10$", "12, {bcrypt}$2a$12$"})
    void areHashedAsDearAsIsSetAndReadAtAnyStrength(int strength, String beginning) {
        var hash = security.passwordEncoder(strength(strength)).encode(PASSWORD);
        assertThat(hash).startsWith(beginning);
        assertThat(security.passwordEncoder(strength(11)).matches(PASSWORD, hash))
                .isTrue();
        assertThat(security.passwordEncoder(strength(11)).matches("wrong password", hash))
                .isFalse();
    }

    @Test
    void areAsDearAsIsAdvisedUnlessSomebodySaysOtherwise() {
        var nothingSet = new Binder(new MapConfigurationPropertySource(Map.of()));
        assertThat(nothingSet
                        .bindOrCreate("dialogue.desk", DeskProperties.class)
                        .passwordStrength())
                .isEqualTo(10);
    }

    private static DeskProperties strength(int strength) {
        return new DeskProperties("", "", strength, Duration.ZERO);
    }

    private static final class Counting implements PasswordEncoder {

        private final PasswordEncoder encoder;
        private int compared;

        Counting(PasswordEncoder encoder) {
            this.encoder = encoder;
        }

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            return encoder.encode(password);
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            compared++;
            return encoder.matches(password, hash);
        }
    }
}
