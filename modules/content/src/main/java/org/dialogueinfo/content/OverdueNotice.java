package org.dialogueinfo.content;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.dialogueinfo.kernel.Localized;

/**
 * A person's word that a provision was not carried out by its deadline; the system only proposes it.
 *
 * @param due the deadline that passed
 * @param note what a reader should know
 */
public record OverdueNotice(AgreementId agreement, String provision, LocalDate due, Localized<String> note)
        implements Item {

    public OverdueNotice {
        note = Item.orNone(note);
    }

    static String key(AgreementId agreement, String provision) {
        return agreement + "/" + provision;
    }

    @Override
    public String key() {
        return key(agreement, provision);
    }

    @Override
    public Localized<String> label() {
        return Localized.same(key());
    }

    @Override
    public Map<String, Localized<String>> texts() {
        return Map.of("note", note);
    }

    @Override
    public Stream<AgreementId> named() {
        return Stream.of(agreement);
    }
}
