package org.dialogueinfo.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;
import org.dialogueinfo.testing.SettableClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.JdbcPublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.JdbcUserCredentialRepository;

/** Passkeys, recovery codes and sessions in both databases. */
class PeopleTablesTests {

    @ParameterizedTest
    @MethodSource("org.dialogueinfo.desk.BothDatabases#all")
    void keepsPasskeys(DataSource database) {
        var people = new JdbcPublicKeyCredentialUserEntityRepository(new JdbcTemplate(database));
        var keys = new JdbcUserCredentialRepository(new JdbcTemplate(database));
        var person = ImmutablePublicKeyCredentialUserEntity.builder()
                .id(Bytes.random())
                .name("editor1")
                .displayName("editor1")
                .build();
        people.save(person);
        var key = ImmutableCredentialRecord.builder()
                .credentialId(Bytes.random())
                .userEntityUserId(person.getId())
                .publicKey(new ImmutablePublicKeyCose(new byte[] {1, 2, 3}))
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .signatureCount(1)
                .attestationObject(new Bytes(new byte[] {4}))
                .transports(Set.of())
                .label("Çelësi i parë")
                .build();
        keys.save(key);
        keys.save(ImmutableCredentialRecord.fromCredentialRecord(key)
                .signatureCount(2)
                .build());
        assertThat(people.findByUsername("editor1"))
                .isNotNull()
                .satisfies(it -> assertThat(it.getId()).isEqualTo(person.getId()));
        assertThat(keys.findByUserId(person.getId()))
                .singleElement()
                .satisfies(it -> assertThat(it.getLabel()).isEqualTo("Çelësi i parë"))
                .satisfies(it -> assertThat(it.getSignatureCount()).isEqualTo(2))
                .satisfies(it -> assertThat(it.getPublicKey().getBytes()).containsExactly(1, 2, 3));
        keys.delete(key.getCredentialId());
        assertThat(keys.findByUserId(person.getId())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("org.dialogueinfo.desk.BothDatabases#all")
    void takesEachRecoveryCodeOnceUntilThereAreNewOnes(DataSource database) {
        var codes = new RecoveryCodes(JdbcClient.create(database));
        var first = codes.renew("editor1");
        assertThat(first).hasSize(RecoveryCodes.NUMBER).doesNotHaveDuplicates();
        assertThat(JdbcClient.create(database)
                        .sql("select hash from desk.recovery_code")
                        .query(String.class)
                        .list())
                .doesNotContainAnyElementsOf(first);
        assertThat(codes.use("editor2", first.get(0))).isFalse();
        assertThat(codes.use("editor1", first.get(0).toUpperCase(Locale.ROOT).replace('-', ' ')))
                .isTrue();
        assertThat(codes.use("editor1", first.get(0))).isFalse();
        assertThat(codes.left("editor1")).isEqualTo(9);
        var second = codes.renew("editor1");
        assertThat(codes.use("editor1", first.get(1))).isFalse();
        assertThat(codes.use("editor1", second.get(1))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("org.dialogueinfo.desk.BothDatabases#all")
    void endsASessionAfterHalfADayHoweverOftenItIsUsed(DataSource database) throws Exception {
        var jdbc = JdbcClient.create(database);
        var clock = new SettableClock(Instant.parse("2026-11-24T08:00:00Z"));
        new Accounts(jdbc, new BCryptPasswordEncoder(4), clock).keep("editor1", "a password", Role.EDITOR);
        var signIns = new SignIns(jdbc, clock);
        var session = new MockHttpSession();
        signIns.onAuthenticationSuccess(
                asking(session), new MockHttpServletResponse(), new TestingAuthenticationToken("editor1", ""));
        session.setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, "signed in");
        for (int i = 0; i < 47; i++) {
            clock.forward(Duration.ofMinutes(15));
            signIns.doFilterInternal(asking(session), new MockHttpServletResponse(), new MockFilterChain());
            assertThat(session.isInvalid()).isFalse();
        }
        clock.forward(Duration.ofMinutes(15));
        signIns.doFilterInternal(asking(session), new MockHttpServletResponse(), new MockFilterChain());
        assertThat(session.isInvalid()).isTrue();
    }

    private static MockHttpServletRequest asking(MockHttpSession session) {
        var request = new MockHttpServletRequest();
        request.setSession(session);
        return request;
    }
}
