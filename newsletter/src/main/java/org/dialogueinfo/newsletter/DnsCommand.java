package org.dialogueinfo.newsletter;

import jakarta.mail.internet.AddressException;
import java.io.PrintStream;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dialogueinfo.newsletter.DnsRecords.Wanted;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.stereotype.Component;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * With {@code --mail-dns} the application prints the DNS records to set for its mail, says of each whether it is there, and
 * ends: with 0 if all are, else with 1.
 */
@Component
class DnsCommand implements ApplicationRunner {

    private static final int TXT_PIECE = 255;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final DnsRecords records;
    private final ConfigurableApplicationContext context;
    private final String server;

    DnsCommand(
            DnsRecords records,
            ConfigurableApplicationContext context,
            @Value("${dialogue.newsletter.dns-server:}") String server) {
        this.records = records;
        this.context = context;
        this.server = server;
    }

    @Override
    public void run(ApplicationArguments arguments) throws AddressException {
        if (arguments.containsOption("mail-dns")) {
            int code = print(System.out) ? 0 : 1;
            System.exit(SpringApplication.exit(context, () -> code));
        }
    }

    /** @return whether every record is there */
    boolean print(PrintStream out) throws AddressException {
        boolean all = true;
        for (var wanted : records.wanted()) {
            out.printf("%s. IN %s %s%n", wanted.name(), wanted.type(), shown(wanted));
            var found = found(wanted);
            all &= found.stream().anyMatch(wanted.fits());
            out.println("  " + verdict(wanted, found));
        }
        out.println("The address that mail is sent from also needs a PTR record that leads back to it.");
        return all;
    }

    private static String verdict(Wanted wanted, List<String> found) {
        if (found.stream().anyMatch(wanted.fits())) {
            return "is there";
        }
        return found.isEmpty() ? "is missing" : "differs; there is: " + String.join(" | ", found);
    }

    /** A text record is made of pieces of at most 255 characters. */
    private static String shown(Wanted wanted) {
        if (!wanted.type().equals("TXT")) {
            return wanted.value();
        }
        var pieces = new ArrayList<String>();
        for (int i = 0; i < wanted.value().length(); i += TXT_PIECE) {
            pieces.add("\""
                    + wanted.value()
                            .substring(i, Math.min(i + TXT_PIECE, wanted.value().length())) + "\"");
        }
        return String.join(" ", pieces);
    }

    private List<String> found(Wanted wanted) {
        try {
            var lookup = new Lookup(wanted.name(), Type.value(wanted.type()));
            lookup.setCache(null);
            if (!server.isBlank()) {
                var address = server.split(":");
                var resolver = new SimpleResolver(address[0]);
                resolver.setPort(address.length > 1 ? Integer.parseInt(address[1]) : SimpleResolver.DEFAULT_PORT);
                resolver.setTimeout(TIMEOUT);
                lookup.setResolver(resolver);
            }
            var records = lookup.run();
            return records == null
                    ? List.of()
                    : Arrays.stream(records).map(DnsCommand::text).toList();
        } catch (TextParseException | UnknownHostException e) {
            return List.of();
        }
    }

    private static String text(org.xbill.DNS.Record found) {
        return found instanceof TXTRecord txt ? String.join("", txt.getStrings()) : found.rdataToString();
    }
}
