package org.dialogueinfo.desk;

import java.util.List;
import java.util.stream.Stream;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.kernel.Localized;
import org.springframework.stereotype.Component;

/** Statements that the public reads and that rest on no source. */
@Component
class MissingSources {

    private final Archive archive;

    MissingSources(Archive archive) {
        this.archive = archive;
    }

    List<Place> all() {
        return Stream.concat(
                        archive.agreements(Archive.AgreementFilter.all()).stream()
                                .flatMap(MissingSources::of),
                        archive.meetings(Archive.MeetingFilter.all()).stream()
                                .filter(it -> it.sources().isEmpty())
                                .map(it -> new Place("meetings", it.key(), it.title(), "summary")))
                .toList();
    }

    private static Stream<Place> of(Agreement it) {
        return Stream.of(
                        it.sections().stream()
                                .filter(section -> section.sources().isEmpty())
                                .map(section -> section.key().code()),
                        it.dates().stream()
                                .filter(milestone -> milestone.sources().isEmpty())
                                .map(milestone -> "dates " + milestone.date()),
                        it.provisions().stream()
                                .filter(provision -> provision.sources().isEmpty())
                                .map(provision -> "provision " + provision.number()))
                .flatMap(places -> places)
                .map(place -> new Place("agreements", it.key(), it.title(), place));
    }

    /** @param place the field of the form in which the statement stands */
    record Place(String kind, String id, Localized<String> title, String place) {}
}
