package org.dialogueinfo.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.dialogueinfo.content.Agreement.Implementation;
import org.dialogueinfo.content.Agreement.Mark;
import org.dialogueinfo.kernel.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a content pack may say, and how it is refused. */
class PackReaderTests {

    private static final String AGREEMENT = """
            id: %s
            kind: agreement
            nature: political
            partOf38: 'no'
            certainty: {kind: high, nature: high, basis: {}}
            title: {en: The agreement, sq: Marrëveshja, sr: Sporazum}
            titleSources: {}
            alsoKnownAs: {}
            summary: {en: About it}
            sections: []
            dates: []
            status: {value: %s, asOf: '2020'}
            related: []
            note: {}
            sources: [paper]
            """;

    private final PackReader reader = new PackReader();

    @TempDir
    Path folder;

    @BeforeEach
    void beginsWithAPackThatHolds() throws IOException {
        write("pack.yaml", "id: test\n");
        write("sources.yaml", "paper: {title: Paper, publisher: Press, lang: sr, seen: '2026-01-02'}\n");
    }

    @Test
    void readsProvisionsAssessmentsAndClaims() throws IOException {
        write("agreements/deal.yaml", AGREEMENT.formatted("deal", "partially-implemented") + """
                        provisions:
                        - {number: '1', text: {en: First}, owner: both, due: {days: 30, from: '2023-03-18'}, sources: [paper]}
                        - {number: '2', text: {en: Second}, due: {date: 2013-04}}
                        assessments:
                        - {on: '2021', value: partial, reason: {en: So it says}, sources: [paper]}
                        - {on: '2024-04-19', marks: [disputed], reason: {en: Two accounts}, sources: [paper]}
                        - {on: '2022-05', provision: '1', value: full, reason: {en: Done}, sources: [paper]}
                        claims:
                        - {party: monitors, text: {en: Half done}, date: 2019, sources: [paper]}
                        """);
        var deal = (Agreement) read(Kind.AGREEMENT).get(0);
        assertThat(deal.provisions().get(0).dueOn()).contains(LocalDate.of(2023, 4, 17));
        assertThat(deal.provisions().get(1).dueOn()).contains(LocalDate.of(2013, 4, 30));
        assertThat(deal.status().value()).isEqualTo(Implementation.UNKNOWN);
        assertThat(deal.status().marks()).containsExactly(Mark.DISPUTED);
        assertThat(deal.status(deal.provisions().get(0)).value()).isEqualTo(Implementation.FULL);
        assertThat(deal.status(deal.provisions().get(1))).isEqualTo(Agreement.Status.UNKNOWN);
        assertThat(deal.assessments())
                .allSatisfy(it -> assertThat(it.author()).isEqualTo("pack:test"))
                .noneMatch(Assessment::reviewed);
        var then = deal.asOf(LocalDate.of(2022, 1, 1));
        assertThat(then.status().value()).isEqualTo(Implementation.PARTIAL);
        assertThat(then.status(then.provisions().get(0))).isEqualTo(Agreement.Status.UNKNOWN);
        assertThat(then.claims()).hasSize(1);
        assertThat(deal.asOf(LocalDate.of(2019, 6, 1)).status()).isEqualTo(Agreement.Status.UNKNOWN);
    }

    @Test
    void readsTheCodesOfTheFirstPacks() throws IOException {
        write("agreements/a.yaml", AGREEMENT.formatted("a", "implemented"));
        write("agreements/b.yaml", AGREEMENT.formatted("b", "superseded"));
        write("agreements/c.yaml", AGREEMENT.formatted("c", "not-implemented"));
        assertThat(read(Kind.AGREEMENT).stream().map(it -> ((Agreement) it).status()))
                .extracting(Agreement.Status::value, Agreement.Status::marks)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Implementation.FULL, List.of()),
                        org.assertj.core.groups.Tuple.tuple(Implementation.UNKNOWN, List.of(Mark.SUPERSEDED)),
                        org.assertj.core.groups.Tuple.tuple(Implementation.NOT_STARTED, List.of()));
        assertThat(Agreement.StatusCode.of("superseded")).isEqualTo(Mark.SUPERSEDED);
        assertThat(Agreement.StatusCode.of("partially-implemented")).isEqualTo(Implementation.PARTIAL);
    }

    @Test
    void readsTheSmallerKinds() throws IOException {
        write(
                "situations.yaml",
                "- {id: driving, title: {en: Driving}, text: {en: Go}, agreements: [], sources: [paper]}\n");
        write(
                "glossary.yaml",
                "- {id: eu, type: institution, term: {en: EU}, abbreviation: EU, avoid: {sr: [evropa]}}\n");
        write("op-eds.yaml", "- {id: faith, title: {en: Faith}, date: 2021-05, urls: {en: 'https://example.org/a'}}\n");
        write(
                "videos.yaml",
                "- {id: film, title: {en: Film}, durationSeconds: 90, captions: [sq, en], transcript: {en: Said}}\n");
        write("campaigns.yaml", "- {id: friends, title: {en: Friends}, url: null, note: {en: Not found}}\n");
        write("events.yaml", "- {id: table, date: 2021, title: {en: Table}, chathamHouse: 'yes', sources: [paper]}\n");
        write("figures.yaml", "- {id: op-eds, label: {en: Op-eds}, value: 23, asOf: '2023-12', sources: [paper]}\n");
        write("topics.yaml", "- {id: power, title: {en: Power}, agreements: [], phrases: [electricity]}\n");
        write(
                "pictures.yaml",
                "- {id: plant, beside: op-ed/faith, alt: {en: A plant}, width: 2, height: 1, jpeg: /9j/2w==}\n");
        for (var kind : List.of(
                Kind.PICTURE,
                Kind.SITUATION,
                Kind.GLOSSARY,
                Kind.OP_ED,
                Kind.VIDEO,
                Kind.CAMPAIGN,
                Kind.EVENT,
                Kind.FIGURE,
                Kind.TOPIC)) {
            assertThat(read(kind)).as(kind.code()).hasSize(1).allSatisfy(it -> {
                assertThat(it.label().in(Language.EN)).isPresent();
                assertThat(CanonicalJson.read(CanonicalJson.write(it), kind.type()))
                        .isEqualTo(it);
            });
        }
        assertThat(((GlossaryTerm) read(Kind.GLOSSARY).get(0)).avoid().in(Language.SR))
                .contains(List.of("evropa"));
        assertThat(((PastEvent) read(Kind.EVENT).get(0)).chathamHouse()).isEqualTo(PastEvent.ChathamHouse.YES);
    }

    @Test
    void namesTheLineOfAnUnknownSource() throws IOException {
        write("situations.yaml", "- id: driving\n  title: {en: Driving}\n  sources:\n  - paper\n  - nowhere\n");
        refuses("situations.yaml, line 5: there is no source nowhere in this pack");
    }

    @Test
    void namesTheLineOfAnUnknownAgreement() throws IOException {
        write(
                "situations.yaml",
                "- {id: one, title: {en: One}}\n- id: two\n  title: {en: Two}\n  agreements: [gone]\n");
        refuses("situations.yaml, line 4: there is no agreement gone in this pack");
    }

    @Test
    void namesTheLineOfADuplicate() throws IOException {
        write("situations.yaml", "- {id: one, title: {en: One}}\n- {id: one, title: {en: Two}}\n");
        refuses("situations.yaml, line 2: the situation one is in situations.yaml already");
    }

    @Test
    void namesTheLineOfAParentThatLeadsBack() throws IOException {
        write("agreements/a.yaml", AGREEMENT.formatted("a", "unknown") + "parent: b\n");
        write("agreements/b.yaml", AGREEMENT.formatted("b", "unknown") + "parent: a\n");
        refuses("a.yaml, line 16: the parents of a lead back to itself");
    }

    @Test
    void namesTheLineOfABrokenEncoding() throws IOException {
        Files.write(
                folder.resolve("situations.yaml"),
                "- id: one\n  title: {en: \u00c7}\n".getBytes(StandardCharsets.ISO_8859_1));
        refuses("situations.yaml, line 2: the text is not UTF-8");
    }

    @Test
    void refusesAHugeFile() throws IOException {
        write("situations.yaml", "#".repeat(3 * 1024 * 1024 + 1));
        refuses("situations.yaml: the file is larger than 3145728 bytes");
    }

    @Test
    void refusesAnAssessmentWithoutASource() throws IOException {
        write(
                "agreements/a.yaml",
                AGREEMENT.formatted("a", "unknown")
                        + "assessments:\n- on: '2021'\n  value: partial\n  reason: {en: So}\n  sources: []\n");
        refuses("a.yaml, line 17: An assessment needs at least one source: 2021");
    }

    @Test
    void refusesAReviewerWhoIsTheAuthor() throws IOException {
        write(
                "agreements/a.yaml",
                AGREEMENT.formatted("a", "unknown")
                        + "assessments:\n- {on: '2021', value: full, reason: {en: So}, sources: [paper], author: ed, reviewer: ed}\n");
        refuses("a.yaml, line 17: An assessment is reviewed by a second person, not by its author ed");
    }

    @Test
    void refusesAnAssessmentOfAProvisionThatThereIsNone() throws IOException {
        write(
                "agreements/a.yaml",
                AGREEMENT.formatted("a", "unknown")
                        + "assessments:\n- {on: '2021', provision: '7', value: full, reason: {en: So}, sources: [paper]}\n");
        refuses("a.yaml, line 17: there is no provision 7 in this pack");
    }

    @Test
    void namesTheLineOfAWordItDoesNotKnow() throws IOException {
        write("situations.yaml", "- id: one\n  title: {en: One}\n  colour: red\n");
        refuses("situations.yaml, line 3");
    }

    private List<Item> read(Kind kind) {
        return reader.read("file:" + folder).items().getOrDefault(kind, List.of());
    }

    private void refuses(String message) {
        assertThatExceptionOfType(PackRefused.class)
                .isThrownBy(() -> reader.read("file:" + folder))
                .withMessageContaining(message);
    }

    private void write(String file, String text) throws IOException {
        var path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
