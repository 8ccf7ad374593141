package org.dialogueinfo.content;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dialogueinfo.content.Exchange.Imported;
import org.dialogueinfo.content.Items.Link;
import org.dialogueinfo.content.Releases.Release;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;

/** Reads an exported zip back, link by link, and refuses it whole if a single one does not follow. */
@Component
class ZipImport {

    private static final int MOST_ENTRIES = 200_000;
    private static final long LARGEST_ENTRY = 4L * 1024 * 1024 * 1024;
    private static final int LONGEST_LINE = 8 * 1024 * 1024;
    private static final int STEEPEST = 200; // text deflates by 3 to 20, a bomb by 1000
    private static final int FLAT = 1024 * 1024;

    private final Items items;
    private final StoredReleases releases;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ZipImport(Items items, StoredReleases releases, ApplicationEventPublisher events, Clock clock) {
        this.items = items;
        this.releases = releases;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    Imported load(Path file) throws IOException {
        if (items.lockedHead().seq() > 0 || items.any()) {
            throw new PackRefused(
                    name(file), 0, "this archive is not empty; a whole archive is imported into an empty one");
        }
        try (var zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            checkEntries(zip);
            checkSums(zip);
            var check = new Chain();
            lines(
                    zip,
                    ZipExport.REVISIONS,
                    (line, text) -> check.add(line, read(ZipExport.REVISIONS, line, text, Link.class)));
            lines(
                    zip,
                    ZipExport.RELEASES,
                    (line, text) -> release(check, line, read(ZipExport.RELEASES, line, text, Release.class)));
            events.publishEvent(new PackImported("archive", (int) check.seq, 0, clock.instant()));
            return new Imported(check.seq, check.head);
        } catch (ZipException e) {
            throw new PackRefused(name(file), 0, "it is no zip, or a broken one");
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private void release(Chain check, int line, Release it) {
        if (it.revisions() > check.seq) {
            throw new PackRefused(
                    ZipExport.RELEASES, line, "the release %d is beyond the chain".formatted(it.number()));
        }
        releases.keep(it);
    }

    private static void checkEntries(ZipFile zip) {
        if (zip.size() > MOST_ENTRIES) {
            throw new PackRefused(
                    name(Path.of(zip.getName())), 0, "it has more than %d entries".formatted(MOST_ENTRIES));
        }
        var names = new HashSet<String>();
        zip.stream().forEach(entry -> {
            var name = entry.getName();
            if (name.startsWith("/")
                    || name.contains("\\")
                    || name.contains(":")
                    || ("/" + name + "/").contains("/../")) {
                throw new PackRefused(printable(name), 0, "the entry's name leads out of the zip");
            }
            if (!names.add(name)) {
                throw new PackRefused(printable(name), 0, "the entry is there twice");
            }
            if (entry.getSize() > LARGEST_ENTRY || steep(entry.getSize(), entry.getCompressedSize())) {
                throw new PackRefused(printable(name), 0, "the entry unpacks to far more than it should");
            }
        });
    }

    private static boolean steep(long size, long compressed) {
        return size > FLAT && size / Math.max(1, compressed) > STEEPEST;
    }

    private static String printable(String name) {
        return name.replaceAll("\\p{Cntrl}", "?");
    }

    private void checkSums(ZipFile zip) throws IOException {
        Map<String, String> sums = new HashMap<>();
        lines(zip, ZipEntries.SUMS, (line, text) -> {
            var parts = text.split("  ", 2);
            if (parts.length != 2) {
                throw new PackRefused(ZipEntries.SUMS, line, "a line is a checksum and a name");
            }
            sums.put(parts[1], parts[0]);
        });
        for (var entries = zip.entries(); entries.hasMoreElements(); ) {
            var entry = entries.nextElement();
            if (!entry.getName().equals(ZipEntries.SUMS) && !entry.isDirectory()) {
                var expected = sums.remove(entry.getName());
                if (!CanonicalJson.hash(limited(zip, entry)).equals(expected)) {
                    throw new PackRefused(
                            printable(entry.getName()), 0, "its checksum is not the one in " + ZipEntries.SUMS);
                }
            }
        }
        if (!sums.isEmpty()) {
            throw new PackRefused(printable(sums.keySet().iterator().next()), 0, "the entry is missing");
        }
    }

    /** What an entry holds; the directory of a zip may lie about its size, the bytes cannot. */
    private static InputStream limited(ZipFile zip, ZipEntry entry) throws IOException {
        var in = zip.getInputStream(entry);
        return new java.io.FilterInputStream(in) {
            private long read;

            @Override
            public int read() throws IOException {
                return count(super.read(), 1);
            }

            @Override
            public int read(byte[] to, int from, int length) throws IOException {
                var n = super.read(to, from, length);
                return count(n, Math.max(n, 0));
            }

            private int count(int result, int more) {
                read += result < 0 ? 0 : more;
                if (read > LARGEST_ENTRY || steep(read, entry.getCompressedSize())) {
                    throw new PackRefused(
                            printable(entry.getName()), 0, "the entry unpacks to far more than it should");
                }
                return result;
            }
        };
    }

    private static void lines(ZipFile zip, String name, Lines lines) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) {
            throw new PackRefused(name, 0, "the entry is missing");
        }
        try (var in = new BufferedInputStream(limited(zip, entry), 1 << 16)) {
            var line = new ByteArrayOutputStream();
            int number = 1;
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == '\n') {
                    lines.line(number, text(name, number, line.toByteArray()));
                    number++;
                    line.reset();
                } else if (line.size() < LONGEST_LINE) {
                    line.write(b);
                } else {
                    throw new PackRefused(name, number, "the line is longer than %d bytes".formatted(LONGEST_LINE));
                }
            }
            if (line.size() > 0) {
                throw new PackRefused(name, number, "the entry ends in the middle of a line");
            }
        }
    }

    private static String text(String name, int line, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new PackRefused(name, line, "the text is not UTF-8");
        }
    }

    private static <T> T read(String name, int line, String text, Class<T> type) {
        try {
            return CanonicalJson.read(text, type);
        } catch (JacksonException e) {
            throw new PackRefused(name, line, String.valueOf(e.getOriginalMessage()));
        }
    }

    private interface Lines {
        void line(int number, String text);
    }

    /** The chain as it grows; each link must follow from the one before. */
    private final class Chain {
        private long seq;
        private String head = "";

        void add(int line, Link link) {
            if (link.seq() != seq + 1
                    || !link.previous().equals(head)
                    || !link.hash().equals(link.expectedHash())) {
                throw new PackRefused(ZipExport.REVISIONS, line, "the revision does not follow from the one before");
            }
            demandItem(line, link);
            items.append(link);
            items.put(link);
            seq = link.seq();
            head = link.hash();
        }

        private void demandItem(int line, Link link) {
            try {
                var kind = Kind.of(link.kind());
                if (link.holds()
                        && !CanonicalJson.read(link.document(), kind.type())
                                .key()
                                .equals(link.id())) {
                    throw new PackRefused(ZipExport.REVISIONS, line, "the document is not of %s".formatted(link.id()));
                }
            } catch (JacksonException | IllegalArgumentException e) {
                throw new PackRefused(ZipExport.REVISIONS, line, String.valueOf(e.getMessage()));
            }
        }
    }
}
