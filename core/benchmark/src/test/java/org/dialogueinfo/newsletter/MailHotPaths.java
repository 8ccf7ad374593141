package org.dialogueinfo.newsletter;

import jakarta.mail.Session;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.dialogueinfo.delivery.spi.Message;
import org.dialogueinfo.delivery.spi.Setting;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.kernel.Secret;
import org.dialogueinfo.newsletter.NewsletterProperties.Dkim;
import org.dialogueinfo.subscriptions.Subscriptions;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What a mail costs before it goes out: written from its card, copied for one reader, signed. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@SuppressWarnings("NullAway.Init") // by JMH, in the methods that set up
public class MailHotPaths {

    private static final Session SESSION = Session.getInstance(new Properties());
    private static final Card CARD = Card.of(
                    Language.EN, "A meeting in Brussels", "The two sides met and agreed to meet again. ".repeat(5))
            .withParagraphs(List.of("Both spoke of the same matters at some length. ".repeat(20)))
            .withFacts(List.of(new Card.Fact("Where", "Brussels")))
            .withLinks(List.of(new Card.Link("The meeting", URI.create("https://example.org/en/meetings/1"))));

    private MailWriter writer;
    private DkimKeys keys;
    private KeyPair pair;
    private byte[] written;
    private long delivery;

    @Setup
    public void prepare() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        pair = generator.generateKeyPair();
        var subscriptions = (Subscriptions) Proxy.newProxyInstance(
                MailHotPaths.class.getClassLoader(),
                new Class<?>[] {Subscriptions.class},
                (proxy, method, args) ->
                        "0f8fad5b-d9cb-469f-a165-70867728950e.kM3nB0dC9x1vQ7sT5yR2wE8uI4oP6aL0zX3cV7bN1mA");
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/newsletter");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        keys = new DkimKeys(properties(new Dkim("example.org", "jmh", pem(), List.of())), Clock.systemUTC());
        var unsigned = properties(new Dkim("", "", null, List.of()));
        writer = new MailWriter(
                subscriptions,
                messages,
                new MailSettings(unsigned, Setting::configured),
                new ReturnPath(subscriptions, unsigned),
                new DkimKeys(unsigned, Clock.systemUTC()),
                "https://example.org",
                Clock.systemUTC());
        written = splice().written();
    }

    private Path pem() throws Exception {
        var file = Files.createTempFile("jmh", ".pem");
        file.toFile().deleteOnExit();
        return Files.writeString(
                file,
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(pair.getPrivate().getEncoded()) + "\n-----END PRIVATE KEY-----\n");
    }

    private static NewsletterProperties properties(Dkim dkim) {
        return new NewsletterProperties(
                "Dialogue-Info <info@example.org>",
                "",
                4,
                "bounces@example.org",
                new NewsletterProperties.Domain(0, 0),
                dkim,
                new NewsletterProperties.Imap("", 0, "", new Secret(""), true, "INBOX", ""));
    }

    private Message message(String audience) {
        return new Message(++delivery, "key", audience, "r1", "reader1@example.org", Rendering.EN, CARD);
    }

    /** A mail of its own, as a confirmation is: rendered, encoded and filled in. */
    @Benchmark
    public Mail render() throws Exception {
        return writer.write(message("confirmation"));
    }

    /** A subscriber's copy of a broadcast's mail. */
    @Benchmark
    public Mail splice() throws Exception {
        return writer.write(message("topic:meetings"));
    }

    @Benchmark
    public byte[] sign() throws Exception {
        return keys.signed(SESSION, written);
    }

    /** What of signing is the signature itself. */
    @Benchmark
    public byte[] signature() throws Exception {
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(pair.getPrivate());
        signature.update(written, 0, 600);
        return signature.sign();
    }
}
