package org.dialogueinfo.newsletter;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The DNS records by which other mail servers know our mail for ours: SPF, DKIM, DMARC, and where returned mail goes. */
@Component
class DnsRecords {

    private final NewsletterProperties properties;
    private final DkimKeys keys;
    private final String relay;

    DnsRecords(NewsletterProperties properties, DkimKeys keys, @Value("${spring.mail.host:}") String relay) {
        this.properties = properties;
        this.keys = keys;
        this.relay = relay;
    }

    List<Wanted> wanted() throws AddressException {
        var from = new InternetAddress(properties.from()).getAddress();
        var domain = domain(from);
        var bounces = properties.bounces().isBlank() ? from : properties.bounces();
        var wanted = new ArrayList<Wanted>();
        wanted.add(spf(domain));
        if (!domain(bounces).equals(domain)) {
            wanted.add(spf(domain(bounces)));
        }
        for (var key : keys.all()) {
            var text = key.dnsText();
            wanted.add(new Wanted(
                    key.dnsName(),
                    "TXT",
                    text,
                    it -> it.replaceAll("\\s", "").contains(text.substring(text.indexOf("p=")))));
        }
        wanted.add(new Wanted(
                "_dmarc." + domain,
                "TXT",
                "v=DMARC1; p=quarantine; adkim=r; aspf=r; rua=mailto:" + plain(properties.replyTo(), from),
                it -> it.startsWith("v=DMARC1") && it.matches(".*;\\s*p=(none|quarantine|reject).*")));
        wanted.add(new Wanted(
                domain(bounces), "MX", "10 " + (relay.isBlank() ? "mail." + domain : relay) + ".", it -> true));
        return wanted;
    }

    /** Whoever sends for the domain is named, and nobody else. */
    private Wanted spf(String domain) {
        return new Wanted(
                domain,
                "TXT",
                relay.isBlank() ? "v=spf1 mx -all" : "v=spf1 a:" + relay + " mx -all",
                it -> it.startsWith("v=spf1") && !it.contains("+all"));
    }

    private static String plain(String address, String otherwise) throws AddressException {
        return address.isBlank() ? otherwise : new InternetAddress(address).getAddress();
    }

    private static String domain(String address) {
        return address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    /**
     * A record to set.
     *
     * @param fits whether a record that is there does
     */
    record Wanted(String name, String type, String value, Predicate<String> fits) {

        /** Whether the record is of the same kind of those that may stand only once under a name (RFC 7208, 7489). */
        boolean isAlike(String record) {
            var kind = value.split("[ ;]", 2)[0];
            return (kind.equals("v=spf1") || kind.equals("v=DMARC1")) && record.split("[ ;]", 2)[0].equals(kind);
        }
    }
}
