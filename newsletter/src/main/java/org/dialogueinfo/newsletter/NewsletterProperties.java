package org.dialogueinfo.newsletter;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dialogueinfo.kernel.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param from the sender, as a mail address with or without a name
 * @param replyTo where answers go; empty for the sender
 * @param connections how many SMTP connections are kept at once
 * @param bounces where returned mail goes, such as {@code bounces@example.org}, signed per mail with {@code +}; empty for
 *     the sender, without signature
 * @param domain what a reader's mail provider is spared
 * @param dkim the keys that sign
 * @param imap the mailbox that returned mail and answers come to
 */
@ConfigurationProperties("dialogue.newsletter")
record NewsletterProperties(
        @DefaultValue("Dialogue-Info <info@localhost>") String from,
        @DefaultValue("") String replyTo,
        @DefaultValue("4") int connections,
        @DefaultValue("") String bounces,
        @DefaultValue Domain domain,
        @DefaultValue Dkim dkim,
        @DefaultValue Imap imap) {

    /**
     * For each domain that mail goes to.
     *
     * @param connections how many connections carry mail to it at once; 0 for all
     * @param perSecond how many mails a second; 0 for as many as there are
     */
    record Domain(
            @DefaultValue("0") int connections,
            @DefaultValue("0") int perSecond) {}

    /**
     * One key, or several for several domains and for rotation.
     *
     * @param domain that of the sender, or one above it; empty signs nothing
     * @param selector names the key in DNS: {@code <selector>._domainkey.<domain>}
     * @param keyFile an RSA key in PEM (PKCS#8)
     */
    record Dkim(
            @DefaultValue("") String domain,
            @DefaultValue("") String selector,
            @Nullable Path keyFile,
            @DefaultValue List<Key> keys) {

        List<Key> all() {
            var all = new ArrayList<>(keys);
            if (!domain.isBlank() && keyFile != null) {
                all.add(0, new Key(domain, selector, keyFile, null));
            }
            return all;
        }

        /** @param since from when this key signs; of a domain's keys the latest does */
        record Key(
                String domain,
                String selector,
                Path keyFile,
                @Nullable Instant since) {}
    }

    /**
     * @param host empty reads no mail
     * @param authservId the name under which our own mail server says in {@code Authentication-Results} whom it trusts
     */
    record Imap(
            @DefaultValue("") String host,
            @DefaultValue("0") int port,
            @DefaultValue("") String username,
            @DefaultValue("") Secret password,
            @DefaultValue("true") boolean tls,
            @DefaultValue("INBOX") String folder,
            @DefaultValue("") String authservId) {}
}
