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

    private static final String THERE = "is there";
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
            var verdict = verdict(wanted);
            all &= verdict.equals(THERE);
            out.println("  " + verdict);
        }
        out.println("The address that mail is sent from also needs a PTR record that leads back to it.");
        return all;
    }

    private String verdict(Wanted wanted) {
        List<String> found;
        try {
            found = found(wanted);
        } catch (NoAnswer e) {
            return "is not known: %s; try again, or ask another with --dialogue.newsletter.dns-server=ADDRESS"
                    .formatted(e.getMessage());
        }
        var alike = found.stream().filter(wanted::isAlike).toList();
        if (alike.size() > 1) {
            return "is there more than once, and then counts as none; keep one of: " + String.join(" | ", alike);
        }
        if (found.stream().anyMatch(wanted.fits())) {
            return THERE;
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

    private List<String> found(Wanted wanted) throws NoAnswer {
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
            return switch (lookup.getResult()) {
                case Lookup.SUCCESSFUL ->
                    Arrays.stream(records).map(DnsCommand::text).toList();
                case Lookup.HOST_NOT_FOUND, Lookup.TYPE_NOT_FOUND -> List.of();
                default -> throw new NoAnswer("the name server gave no answer");
            };
        } catch (TextParseException e) {
            throw new NoAnswer("'%s' is no name that can be asked for".formatted(wanted.name()));
        } catch (UnknownHostException e) {
            throw new NoAnswer("there is no name server '%s'".formatted(server));
        }
    }

    /** Whether the record is there cannot be told. */
    private static final class NoAnswer extends Exception {
        NoAnswer(String why) {
            super(why);
        }
    }

    private static String text(org.xbill.DNS.Record found) {
        return found instanceof TXTRecord txt ? String.join("", txt.getStrings()) : found.rdataToString();
    }
}
