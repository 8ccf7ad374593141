package org.dialogueinfo.website;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialogueinfo.content.Csv;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The lists of the API as files for a spreadsheet, with the same filters. */
@RestController
class CsvApi {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final AgreementApi agreements;
    private final MeetingApi meetings;

    CsvApi(AgreementApi agreements, MeetingApi meetings) {
        this.agreements = agreements;
        this.meetings = meetings;
    }

    @GetMapping("/api/v1/agreements.csv")
    ResponseEntity<String> agreements(
            @RequestParam(defaultValue = "en") String lang,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String nature,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String topic) {
        return file(
                "agreements",
                List.of(
                        "id",
                        "kind",
                        "parent",
                        "nature",
                        "year",
                        "partOf38",
                        "status",
                        "marks",
                        "asOf",
                        "title",
                        "summary"),
                agreements.agreements(lang, year, nature, kind, status, topic).stream()
                        .map(it -> List.of(
                                it.id().value(),
                                it.kind().code(),
                                Objects.toString(it.parent(), ""),
                                it.nature().code(),
                                Objects.toString(it.year(), ""),
                                it.partOf38().code(),
                                it.status().value().code(),
                                it.status().marks().stream()
                                        .map(mark -> mark.code())
                                        .collect(Collectors.joining(" ")),
                                Objects.toString(it.status().asOf(), ""),
                                it.title(),
                                it.summary())));
    }

    @GetMapping(value = "/api/v1/agreements", params = "format=csv")
    ResponseEntity<String> agreementsAsked(
            @RequestParam(defaultValue = "en") String lang,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String nature,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String topic) {
        return agreements(lang, year, nature, kind, status, topic);
    }

    @GetMapping("/api/v1/meetings.csv")
    ResponseEntity<String> meetings(
            @RequestParam(defaultValue = "en") String lang,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String level,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String place,
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        return file(
                "meetings",
                List.of("id", "date", "level", "status", "title", "summary"),
                meetings.meetings(lang, year, level, status, place, topic, from, to).stream()
                        .map(it -> List.of(
                                it.id().value(),
                                it.date().value(),
                                it.level().code(),
                                it.status().code(),
                                it.title(),
                                it.summary())));
    }

    @GetMapping(value = "/api/v1/meetings", params = "format=csv")
    ResponseEntity<String> meetingsAsked(
            @RequestParam(defaultValue = "en") String lang,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String level,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String place,
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        return meetings(lang, year, level, status, place, topic, from, to);
    }

    static ResponseEntity<String> file(String name, List<String> head, Stream<List<String>> rows) {
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s.csv\"".formatted(name))
                .body(Csv.line(head) + rows.map(Csv::line).collect(Collectors.joining()));
    }
}
