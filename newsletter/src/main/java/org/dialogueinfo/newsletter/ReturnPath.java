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
import org.dialogueinfo.subscriptions.Subscriptions;
import org.springframework.stereotype.Component;

/**
 * Ties a mail to the address it went to: the return path and the message id carry a delivery's number and a signature over
 * number and address. What comes back proves by them whom it is about, and nothing has to be stored; who does not know
 * the signature cannot forge a bounce or an answer.
 */
@Component
class ReturnPath {

    private static final int SIGNATURE = 20;
    private static final Pattern MARK = Pattern.compile("([0-9a-z]{1,13})-([0-9a-f]{%d})".formatted(SIGNATURE));

    private final Subscriptions subscriptions;
    private final NewsletterProperties properties;

    ReturnPath(Subscriptions subscriptions, NewsletterProperties properties) {
        this.subscriptions = subscriptions;
        this.properties = properties;
    }

    /** What a mail is returned to: the configured address with a mark, or the sender itself. */
    String of(long delivery, String address) throws AddressException {
        var bounces = properties.bounces();
        int at = bounces.indexOf('@');
        return at < 1
                ? new InternetAddress(properties.from()).getAddress()
                : bounces.substring(0, at) + "+" + mark(delivery, address) + bounces.substring(at);
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

    /** Of a personal token's signature a part is enough, hashed once more so that it opens nothing. */
    private String signature(String number, String address) {
        var token = subscriptions.tokenFor("mail:" + number + ":" + address.toLowerCase(Locale.ROOT));
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, SIGNATURE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
