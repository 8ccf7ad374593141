package org.dialogueinfo.content;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dialogueinfo.content.ExportPart.Entry;
import org.jspecify.annotations.Nullable;

/** A zip that is being written, entry by entry; the last one holds the checksums of all others. */
final class ZipEntries implements Closeable {

    static final String SUMS = "SHA256SUMS";

    private final ZipOutputStream zip;
    private final Path sums;
    private final Writer sumsWriter;
    private final MessageDigest digest = CanonicalJson.sha256();
    private @Nullable String current;

    ZipEntries(OutputStream to) throws IOException {
        zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
        sums = Files.createTempFile("sums", ".txt");
        sumsWriter = new BufferedWriter(Files.newBufferedWriter(sums));
    }

    Entry begin(String name) throws IOException {
        end();
        current = name;
        zip.putNextEntry(new ZipEntry(name));
        return text -> {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update(bytes);
            zip.write(bytes);
        };
    }

    private void end() throws IOException {
        if (current != null) {
            zip.closeEntry();
            sumsWriter.write("%s  %s\n".formatted(HexFormat.of().formatHex(digest.digest()), current));
            current = null;
        }
    }

    /** Writes the checksums and the directory of the zip. */
    void finish() throws IOException {
        end();
        sumsWriter.close();
        zip.putNextEntry(new ZipEntry(SUMS));
        Files.copy(sums, zip);
        zip.closeEntry();
        zip.finish();
    }

    @Override
    public void close() throws IOException {
        sumsWriter.close();
        Files.deleteIfExists(sums);
    }
}
