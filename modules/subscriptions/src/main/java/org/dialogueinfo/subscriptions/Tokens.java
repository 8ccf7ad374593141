package org.dialogueinfo.subscriptions;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Random tokens of confirmation mails, signed tokens of personal links, and keyed hashes. */
@Component
class Tokens {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;
    private final TransactionTemplate ownTransaction;
    private final Map<String, Mac> purposes = new ConcurrentHashMap<>();
    private volatile @Nullable Mac keyed;

    Tokens(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    String fresh() {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return ENCODER.encodeToString(bytes);
    }

    static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String sign(String ref) {
        return ref + "." + signature(ref);
    }

    /** The reference that was signed; empty if the token is forged. */
    Optional<String> verified(String token) {
        int dot = token.lastIndexOf('.');
        if (dot < 1) {
            return Optional.empty();
        }
        var ref = token.substring(0, dot);
        return matches(signature(ref), token.substring(dot + 1)) ? Optional.of(ref) : Optional.empty();
    }

    static boolean matches(String expected, String actual) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), actual.getBytes(StandardCharsets.UTF_8));
    }

    /** A hash that only who has the key can make; one purpose's hashes say nothing about another's. */
    String keyedHash(String purpose, String text) {
        return HexFormat.of().formatHex(mac(purposes.computeIfAbsent(purpose, it -> keyed(mac(keyed(), it))), text));
    }

    private String signature(String ref) {
        return ENCODER.encodeToString(mac(keyed(), ref));
    }

    /** A copy of one that has taken the key in is a good deal cheaper than a new one; the original is never used up. */
    private static byte[] mac(Mac keyed, String text) {
        try {
            return ((Mac) keyed.clone()).doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Mac keyed(byte[] key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Made in a transaction of its own: links must stay valid even if what asked for the first one is rolled back. */
    private Mac keyed() {
        var known = keyed;
        if (known == null) {
            var stored = ownTransaction.execute(it -> storedKey().orElseGet(() -> {
                jdbc.sql("insert into subscriptions.secret (one, signing_key) values (1, ?) on conflict do nothing")
                        .param(fresh())
                        .update();
                return storedKey().orElseThrow();
            }));
            known = keyed(Base64.getUrlDecoder().decode(stored));
            keyed = known;
        }
        return known;
    }

    private Optional<String> storedKey() {
        return jdbc.sql("select signing_key from subscriptions.secret where one = 1")
                .query(String.class)
                .optional();
    }
}
