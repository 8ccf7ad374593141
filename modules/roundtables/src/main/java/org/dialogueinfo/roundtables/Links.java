package org.dialogueinfo.roundtables;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tokens of personal links, and signatures under deletion reports. A token is bound to one invitation and to the version
 * of its link; it names nobody.
 */
@Component
class Links {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final int MAC_BYTES = 18;
    private static final int TOKEN_BYTES = 16 + 4 + MAC_BYTES;

    private final JdbcClient jdbc;
    private volatile @Nullable Keys keys;

    Links(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String token(Invited it) {
        return token(UUID.fromString(it.id()), it.linkVersion());
    }

    private String token(UUID id, int version) {
        var bytes = ByteBuffer.allocate(TOKEN_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putInt(version);
        bytes.put(mac("link", id + "." + version), 0, MAC_BYTES);
        return ENCODER.encodeToString(bytes.array());
    }

    /** The invitation and link version a token was signed for; empty if it is forged. */
    Optional<Signed> read(String token) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
            if (bytes.remaining() != TOKEN_BYTES) {
                return Optional.empty();
            }
            var id = new UUID(bytes.getLong(), bytes.getLong());
            var version = bytes.getInt();
            var genuine = MessageDigest.isEqual(
                    token(id, version).getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
            return genuine ? Optional.of(new Signed(id.toString(), version)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What the secret makes of a text; each purpose has its own. */
    byte[] mac(String purpose, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getUrlDecoder().decode(keys().signing()), "HmacSHA256"));
            return mac.doFinal((purpose + ":" + text).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String fingerprint(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String random() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return ENCODER.encodeToString(bytes);
    }

    /** An Ed25519 signature in Base64, which anybody can check with the public key. */
    String signed(String text) {
        try {
            var key = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(keys().privateKey())));
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public key, X.509 in Base64. */
    String publicKey() {
        return keys().publicKey();
    }

    private Keys keys() {
        var known = keys;
        if (known == null) {
            known = stored().orElseGet(() -> {
                make();
                return stored().orElseThrow();
            });
            keys = known;
        }
        return known;
    }

    private void make() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            jdbc.sql("insert into roundtables.secret (one, signing_key, private_key, public_key) values (1, ?, ?, ?)"
                            + " on conflict do nothing")
                    .params(
                            random(),
                            Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()),
                            Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()))
                    .update();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<Keys> stored() {
        return jdbc.sql("select * from roundtables.secret where one = 1")
                .query((rs, n) ->
                        new Keys(rs.getString("signing_key"), rs.getString("private_key"), rs.getString("public_key")))
                .optional();
    }

    record Signed(String invitee, int version) {}

    private record Keys(String signing, String privateKey, String publicKey) {

        @Override
        public String toString() {
            return "***";
        }
    }
}
