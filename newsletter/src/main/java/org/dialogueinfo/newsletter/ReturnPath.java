package org.dialogueinfo.newsletter;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.dialogueinfo.subscriptions.Subscriptions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Ties a mail to the address it went to: the return path and the message id carry a delivery's number and a signature over
 * number and address. What comes back proves by them whom it is about, and nothing has to be stored; who does not know
 * the signature cannot forge a bounce or an answer.
 */
@Component
class ReturnPath {

    private static final int SIGNATURE = 20;
    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern MARK = Pattern.compile("([0-9a-z]{1,13})-([0-9a-f]{%d})".formatted(SIGNATURE));

    private final Subscriptions subscriptions;
    private final String bounces;
    private final String sender;
    private volatile @Nullable Mac keyed;

    ReturnPath(Subscriptions subscriptions, NewsletterProperties properties) {
        this.subscriptions = subscriptions;
        this.bounces = properties.bounces();
        this.sender = address(properties.from());
    }

    private static String address(String from) {
        try {
            return new InternetAddress(from).getAddress();
        } catch (AddressException e) {
            throw new IllegalStateException(
                    "dialogue.newsletter.from is a mail address with or without a name, not '%s'".formatted(from), e);
        }
    }

    /** What a mail with this mark is returned to: the configured address with the mark, or the sender itself. */
    String of(String mark) {
        int at = bounces.indexOf('@');
        return at < 1 ? sender : bounces.substring(0, at) + "+" + mark + bounces.substring(at);
    }

    String mark(long delivery, String address) {
        var number = Long.toString(delivery, 36);
        return number + "-" + signature(number, address);
    }

    /** The first of the addresses that the text's mark was made for; empty if there is none, or the mark is forged. */
    Optional<String> addressee(String text, Stream<String> addresses) {
        var mark = MARK.matcher(text);
        if (!mark.find()) {
            return Optional.empty();
        }
        var number = mark.group(1);
        var signature = mark.group(2);
        return addresses
                .filter(it -> MessageDigest.isEqual(
                        signature(number, it).getBytes(StandardCharsets.UTF_8),
                        signature.getBytes(StandardCharsets.UTF_8)))
                .findFirst();
    }

    private String signature(String number, String address) {
        try {
            var mac = (Mac) keyed().clone();
            var text = number + ":" + address.toLowerCase(Locale.ROOT);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), 0, SIGNATURE / 2);
        } catch (GeneralSecurityException | CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With a key of its own, which follows from the platform's and does not give it away; made once, not for each mail. */
    private Mac keyed() throws GeneralSecurityException {
        var known = keyed;
        if (known == null) {
            var token = subscriptions.tokenFor("mail:return-path");
            var key = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            known = Mac.getInstance(ALGORITHM);
            known.init(new SecretKeySpec(key, ALGORITHM));
            keyed = known;
        }
        return known;
    }
}
