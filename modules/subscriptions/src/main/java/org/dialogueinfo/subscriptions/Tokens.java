package org.dialogueinfo.subscriptions;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Random tokens of confirmation mails, and signed tokens of personal links. */
@Component
class Tokens {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;

    Tokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
        var equal = MessageDigest.isEqual(
                signature(ref).getBytes(StandardCharsets.UTF_8),
                token.substring(dot + 1).getBytes(StandardCharsets.UTF_8));
        return equal ? Optional.of(ref) : Optional.empty();
    }

    private String signature(String ref) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(), "HmacSHA256"));
            return ENCODER.encodeToString(mac.doFinal(ref.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] key() {
        var key = storedKey().orElseGet(() -> {
            jdbc.sql("insert into subscriptions.secret (one, signing_key) values (1, ?) on conflict do nothing")
                    .param(fresh())
                    .update();
            return storedKey().orElseThrow();
        });
        return Base64.getUrlDecoder().decode(key);
    }

    private Optional<String> storedKey() {
        return jdbc.sql("select signing_key from subscriptions.secret where one = 1")
                .query(String.class)
                .optional();
    }
}
