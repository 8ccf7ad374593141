package org.dialogueinfo.content;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.TreeMap;
import org.dialogueinfo.content.ExportPart.Exported;
import org.dialogueinfo.content.ExportPart.Reader;
import org.dialogueinfo.content.Items.Link;
import org.dialogueinfo.kernel.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Writes the archive up to a place in the chain, page by page; others may go on publishing meanwhile. */
@Component
class ZipExport {

    static final String REVISIONS = "revisions.jsonl";
    static final String RELEASES = "releases.jsonl";

    private static final int PAGE = 200;
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    private final Items items;
    private final Releases releases;
    private final List<ExportPart> parts;

    ZipExport(Items items, Releases releases, List<ExportPart> parts) {
        this.items = items;
        this.releases = releases;
        this.parts = parts;
    }

    void write(OutputStream to, @Nullable Integer number) throws IOException {
        var end = number == null
                ? items.head()
                : releases.find(number)
                        .map(it -> new Head.Position(it.revisions(), it.head()))
                        .orElseThrow(() -> new Editing.NotFound("release/" + number));
        try (var zip = new ZipEntries(to)) {
            chain(zip, end);
            pack(zip, end);
            data(zip, end);
            var exported = new Snapshot(zip, end);
            for (var part : parts) {
                part.write(exported);
            }
            zip.finish();
        }
    }

    private void chain(ZipEntries zip, Head.Position end) throws IOException {
        zip.begin("manifest.json")
                .write("{\"format\":1,\"revisions\":%d,\"head\":\"%s\"}\n".formatted(end.seq(), end.hash()));
        var out = zip.begin(REVISIONS);
        long last = 0;
        for (var page = items.linksAfter(0, PAGE); !page.isEmpty(); page = items.linksAfter(last, PAGE)) {
            for (var link : page) {
                last = link.seq();
                if (last > end.seq()) {
                    return;
                }
                out.write(CanonicalJson.write(link) + "\n");
            }
        }
        out = zip.begin(RELEASES);
        for (var release : releases.all()) {
            if (release.revisions() <= end.seq()) {
                out.write(CanonicalJson.write(release) + "\n");
            }
        }
    }

    private void pack(ZipEntries zip, Head.Position end) throws IOException {
        zip.begin("pack/pack.yaml").write("id: dialogue-info\n");
        for (var kind : Kind.values()) {
            var file = new PackWriter(zip, kind);
            each(kind, end, file::add);
        }
    }

    private void data(ZipEntries zip, Head.Position end) throws IOException {
        for (var kind : Kind.values()) {
            var out = zip.begin("json/%s.jsonl".formatted(kind.code()));
            each(kind, end, link -> out.write(link.document() + "\n"));
        }
        for (var kind : Kind.values()) {
            var out = zip.begin("csv/%s.csv".formatted(kind.code()));
            out.write("id,revision,recorded_at,title_sq,title_sr,title_en,hash\r\n");
            each(kind, end, link -> out.write(Csv.line(row(link, item(link)))));
        }
        var out = zip.begin("archive.jsonld");
        out.write("{\"@context\":\"https://schema.org\",\"@graph\":[");
        var first = new boolean[] {true};
        for (var kind : List.of(Kind.SOURCE, Kind.AGREEMENT, Kind.MEETING)) {
            each(kind, end, link -> {
                out.write((first[0] ? "\n" : ",\n") + CanonicalJson.write(LinkedData.of(item(link))));
                first[0] = false;
            });
        }
        out.write("\n]}\n");
    }

    private static List<String> row(Link link, Item item) {
        return List.of(
                link.id(),
                Integer.toString(link.number()),
                link.recordedAt(),
                item.label().in(Language.SQ).orElse(""),
                item.label().in(Language.SR).orElse(""),
                item.label().in(Language.EN).orElse(""),
                link.hash());
    }

    private static Item item(Link link) {
        return CanonicalJson.read(link.document(), Kind.of(link.kind()).type());
    }

    private void each(Kind kind, Head.Position end, Reader<Link> reader) throws IOException {
        var last = "";
        for (var page = items.newestLinks(kind, last, end.seq(), PAGE); !page.isEmpty(); ) {
            for (var link : page) {
                last = link.id();
                if (link.holds()) {
                    reader.read(link);
                }
            }
            page = items.newestLinks(kind, last, end.seq(), PAGE);
        }
    }

    /** The items of a kind as the files in which a pack keeps them. */
    private static final class PackWriter {

        private final ZipEntries zip;
        private final Kind kind;
        private ExportPart.@Nullable Entry out;
        private int written;

        PackWriter(ZipEntries zip, Kind kind) {
            this.zip = zip;
            this.kind = kind;
        }

        void add(Link link) throws IOException {
            var node = CanonicalJson.read(link.document(), JsonNode.class);
            var entry = out == null || written % PAGE == 0 && kind.files().contains("*") ? begin(link.id()) : out;
            out = kind.layout() == Kind.Layout.FILE_EACH ? null : entry;
            written++;
            entry.write(
                    switch (kind.layout()) {
                        case FILE_EACH -> yaml(node);
                        case LIST -> yaml(List.of(node));
                        case ENTRIES -> yaml(new TreeMap<>(java.util.Map.of(link.id(), without(node))));
                        case FIELDS -> yaml(new TreeMap<>(java.util.Map.of(link.id(), node.get("terms"))));
                    });
        }

        private ExportPart.Entry begin(String id) throws IOException {
            return zip.begin("pack/" + kind.files().replace("*", id));
        }

        private static JsonNode without(JsonNode node) {
            return ((ObjectNode) node).without("id");
        }

        private static String yaml(Object node) {
            return YAML.writeValueAsString(node);
        }
    }

    private final class Snapshot implements Exported {

        private final ZipEntries zip;
        private final Head.Position end;

        Snapshot(ZipEntries zip, Head.Position end) {
            this.zip = zip;
            this.end = end;
        }

        @Override
        public <T extends Item> void each(Class<T> type, Reader<T> reader) throws IOException {
            ZipExport.this.each(Kind.of(type), end, link -> reader.read(CanonicalJson.read(link.document(), type)));
        }

        @Override
        public ExportPart.Entry entry(String name) throws IOException {
            return zip.begin(name);
        }
    }
}
