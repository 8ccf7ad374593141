package org.dialogueinfo.content;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dialogueinfo.kernel.Localized;

/**
 * What agreements and meetings are about, in as few words as a reader chooses from, such as energy. An agreement may
 * belong to several topics; a meeting belongs to a topic if it names one of its phrases or one of its agreements.
 *
 * @param phrases what meetings call it
 */
public record Topic(ItemId id, Localized<String> title, List<AgreementId> agreements, List<String> phrases)
        implements Item {

    public Topic {
        agreements = Item.orNone(agreements);
        phrases = Item.orNone(phrases);
    }

    public boolean has(Agreement agreement) {
        return agreements.contains(agreement.id());
    }

    public boolean has(Meeting meeting) {
        return meeting.topics().stream().anyMatch(phrases::contains)
                || meeting.agreements().stream().anyMatch(agreements::contains);
    }

    @Override
    public String key() {
        return id.value();
    }

    @Override
    public Localized<String> label() {
        return title;
    }

    @Override
    public Map<String, Localized<String>> texts() {
        return Map.of("title", title);
    }

    @Override
    public Stream<AgreementId> named() {
        return agreements.stream();
    }
}
