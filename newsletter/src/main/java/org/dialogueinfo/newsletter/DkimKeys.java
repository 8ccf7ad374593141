package org.dialogueinfo.newsletter;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.StreamProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.dialogueinfo.newsletter.NewsletterProperties.Dkim;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.simplejavamail.utils.mail.dkim.Canonicalization;
import org.simplejavamail.utils.mail.dkim.DkimMessage;
import org.simplejavamail.utils.mail.dkim.DkimSigner;
import org.springframework.stereotype.Component;

/** Signs mails (RFC 6376) with the key of the sender's domain that is in force. */
@Component
class DkimKeys {

    static {
        // Whoever parses headers looks the provider up among the services of all jars, for each mail anew, unless it is
        // named
        System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
    }

    private final List<Signing> keys;
    private final Clock clock;
    private final String domain;

    /** The library's signers are for one thread at a time; who is done with one puts it back. */
    private final Map<Signing, ConcurrentLinkedQueue<DkimSigner>> idle = new IdentityHashMap<>();

    DkimKeys(NewsletterProperties properties, Clock clock) throws MessagingException {
        this.keys = properties.dkim().all().stream()
                .map(it -> new Signing(it, key(it.keyFile())))
                .toList();
        keys.forEach(it -> idle.put(it, new ConcurrentLinkedQueue<>()));
        this.clock = clock;
        var from = new InternetAddress(properties.from()).getAddress();
        this.domain = from.substring(from.indexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    List<Signing> all() {
        return keys;
    }

    byte[] signed(Session session, byte[] mail) throws MessagingException {
        var signing = inForce();
        if (signing.isEmpty()) {
            return mail;
        }
        var signers = Objects.requireNonNull(idle.get(signing.get()));
        var kept = signers.poll();
        var signer = kept != null ? kept : signing.get().signer();
        try {
            var out = new ByteArrayOutputStream(mail.length + 1024);
            new DkimMessage(new Written(session, mail), signer).writeTo(out);
            signers.offer(signer);
            return out.toByteArray();
        } catch (IOException e) {
            throw new MessagingException("the mail cannot be signed", e);
        }
    }

    /** Of the keys of the sender's domain, or a domain above it, the latest that is in force. */
    private Optional<Signing> inForce() {
        var now = clock.instant();
        return keys.stream()
                .filter(it -> domain.equals(it.key().domain())
                        || domain.endsWith("." + it.key().domain()))
                .filter(it -> !it.since().isAfter(now))
                .max(Comparator.comparing(Signing::since));
    }

    private static RSAPrivateKey key(Path file) {
        try {
            var pem = Files.readString(file)
                    .replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "")
                    .replaceAll("\\s", "");
            var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem));
            return (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(spec);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "dialogue.newsletter.dkim: %s holds no RSA key in PKCS#8 PEM; make one with openssl genpkey"
                            .formatted(file.getFileName()),
                    e);
        }
    }

    /** A mail as it is: the library copies what it is given, and so parses it but once. */
    private static final class Written extends MimeMessage {

        private final byte[] mail;

        Written(Session session, byte[] mail) {
            super(session);
            this.mail = mail;
        }

        @Override
        public int getSize() {
            return mail.length;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(mail);
        }
    }

    /** A key, where its public half stands in DNS, and what stands there. */
    record Signing(Dkim.Key key, RSAPrivateKey privateKey) {

        String dnsName() {
            return "%s._domainkey.%s".formatted(key.selector(), key.domain());
        }

        Instant since() {
            var since = key.since();
            return since == null ? Instant.EPOCH : since;
        }

        String dnsText() {
            var crt = (RSAPrivateCrtKey) privateKey;
            try {
                var spec = new RSAPublicKeySpec(crt.getModulus(), crt.getPublicExponent());
                var encoded = KeyFactory.getInstance("RSA").generatePublic(spec).getEncoded();
                return "v=DKIM1; k=rsa; p=" + Base64.getEncoder().encodeToString(encoded);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        /**
         * One-click unsubscribing needs its two headers signed (RFC 8058, 4). The body is quoted-printable, whose lines end in no
         * blank that a relay could take away, so that it is signed as it is.
         */
        private DkimSigner signer() {
            var signer = new DkimSigner(key.domain(), key.selector(), privateKey);
            signer.setHeaderCanonicalization(Canonicalization.RELAXED);
            signer.setBodyCanonicalization(Canonicalization.SIMPLE);
            signer.setCheckDomainKey(false);
            signer.addHeaderToSign("List-Unsubscribe-Post");
            signer.addHeaderToSign("Content-Language");
            return signer;
        }
    }
}
