package org.dialogueinfo.subscriptions;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.subscriptions.SubscriberImports.Reason;
import org.dialogueinfo.subscriptions.SubscriberImports.UnreadableHeader;
import org.dialogueinfo.subscriptions.Subscriptions.MalformedAddress;

/** What one row of a file says about a person. */
record ImportRow(long line, Endpoint endpoint, Rendering rendering, Set<Topic> topics, String consent) {

    static final List<String> COLUMNS = List.of("channel", "address", "lang", "script", "topics", "consent");

    private static final int LONGEST_CONSENT = 500;

    /** Words that say the opposite of consent, in the languages of the house. */
    private static final Set<String> NO_CONSENT = Set.of("no", "false", "0", "-", "none", "n/a", "jo", "ne", "nema");

    private static final Map<String, Rendering> RENDERINGS = Map.of(
            "sq:", Rendering.SQ,
            "sq:latin", Rendering.SQ,
            "en:", Rendering.EN,
            "en:latin", Rendering.EN,
            "sr:", Rendering.SR,
            "sr:latin", Rendering.SR,
            "sr:cyrillic", Rendering.SR_CYRL);

    /**
     * Where each column stands.
     *
     * @throws UnreadableHeader if one is missing
     */
    static List<Integer> columns(List<String> header) {
        var names = header.stream().map(ImportRow::word).toList();
        if (!names.containsAll(COLUMNS)) {
            throw new UnreadableHeader();
        }
        return COLUMNS.stream().map(names::indexOf).toList();
    }

    static ImportRow of(long line, List<String> fields, List<Integer> columns) throws Refused {
        var values = columns.stream().map(fields::get).map(String::strip).toList();
        return new ImportRow(
                line,
                endpoint(word(values.get(0)), values.get(1)),
                rendering(word(values.get(2)), word(values.get(3))),
                topics(word(values.get(4))),
                consent(values.get(5)));
    }

    private static Endpoint endpoint(String channel, String address) throws Refused {
        switch (channel) {
            case Endpoint.EMAIL:
                try {
                    return new Endpoint(Endpoint.EMAIL, MailAddress.of(address));
                } catch (MalformedAddress e) {
                    throw new Refused(Reason.ADDRESS);
                }
            case Endpoint.TELEGRAM:
                if (!address.matches("-?[1-9]\\d{0,17}")) {
                    throw new Refused(Reason.CHAT);
                }
                return new Endpoint(Endpoint.TELEGRAM, address);
            default:
                throw new Refused(Reason.CHANNEL);
        }
    }

    private static Rendering rendering(String lang, String script) throws Refused {
        if (!RENDERINGS.containsKey(lang + ":")) {
            throw new Refused(Reason.LANG);
        }
        var rendering = RENDERINGS.get(lang + ":" + script);
        if (rendering == null) {
            throw new Refused(Reason.SCRIPT);
        }
        return rendering;
    }

    private static Set<Topic> topics(String words) throws Refused {
        try {
            var topics = new LinkedHashSet<Topic>();
            Arrays.stream(words.split("[\\s;|,]+"))
                    .filter(it -> !it.isEmpty())
                    .map(Topic::new)
                    .forEach(topics::add);
            if (topics.isEmpty()) {
                throw new Refused(Reason.TOPICS);
            }
            return topics;
        } catch (IllegalArgumentException e) {
            throw new Refused(Reason.TOPICS);
        }
    }

    private static String consent(String proof) throws Refused {
        var text = proof.replaceAll("[\\p{Cntrl}\\s]+", " ");
        if (text.isBlank() || text.length() > LONGEST_CONSENT || NO_CONSENT.contains(word(text))) {
            throw new Refused(Reason.CONSENT);
        }
        return text;
    }

    private static String word(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /** The row cannot be taken. */
    static final class Refused extends Exception {
        final transient Reason reason;

        Refused(Reason reason) {
            super(reason.name(), null, false, false);
            this.reason = reason;
        }
    }
}
