package org.dialogueinfo.alerts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.dialogueinfo.alerts.AlertItems.Told;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.AgreementId;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.MeetingId;
import org.dialogueinfo.content.Memory;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Localized;
import org.springframework.stereotype.Component;

/**
 * Each item of the archive once in a gathered message: what was announced and then corrected before its reader heard of it is
 * told as it stands now; what was corrected several times is set beside what the reader knew.
 */
@Component
class GatheredItems {

    private final Archive archive;
    private final Memory memory;
    private final AlertCards cards;

    GatheredItems(Archive archive, Memory memory, AlertCards cards) {
        this.archive = archive;
        this.memory = memory;
        this.cards = cards;
    }

    /** In the order in which the items first came up. */
    List<Localized<Card>> of(List<Told> told) {
        var byItem = new LinkedHashMap<String, List<Told>>();
        told.forEach(it ->
                byItem.computeIfAbsent(item(it.key()), key -> new ArrayList<>()).add(it));
        return byItem.values().stream().map(this::once).toList();
    }

    private Localized<Card> once(List<Told> all) {
        var last = all.get(all.size() - 1).cards();
        return all.size() == 1 ? last : retold(all.get(0).key()).orElse(last);
    }

    private static String item(String key) {
        var parts = key.split(":");
        return parts[0].replaceFirst("-.*", "") + ":" + (parts.length > 1 ? parts[1] : "");
    }

    private Optional<Localized<Card>> retold(String firstKey) {
        var parts = firstKey.split(":");
        return switch (parts[0]) {
            case "meeting-announced" -> archive.meeting(new MeetingId(parts[1])).map(cards::announcing);
            case "meeting-corrected" -> {
                var id = new MeetingId(parts[1]);
                yield memory.meetingBefore(id, Integer.parseInt(parts[2]))
                        .flatMap(before -> archive.meeting(id).map(now -> cards.correcting(before, now)));
            }
            case "agreement-published" ->
                archive.agreement(new AgreementId(parts[1])).map(it -> cards.of(it, "alerts.agreement-published"));
            case "agreement-revised" ->
                memory.before(Agreement.class, parts[1], Integer.parseInt(parts[2]))
                        .flatMap(before ->
                                archive.agreement(new AgreementId(parts[1])).map(now -> cards.correcting(before, now)));
            default -> Optional.empty();
        };
    }
}
