package org.dialogueinfo.desk;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.dialogueinfo.content.Source;
import org.dialogueinfo.content.SourceId;
import org.dialogueinfo.kernel.PartialDate;
import org.jspecify.annotations.Nullable;

/** A source as typed; the same address or title always has the same id. */
record SourceForm(
        @Nullable String title,
        @Nullable String publisher,
        @Nullable URI url,
        @Nullable PartialDate date) {

    void check(String field, Limits limits) {
        limits.needed(field + ".title", title, Limits.TITLE);
        limits.needed(field + ".publisher", publisher, Limits.PHRASE);
        limits.phrase(field + ".url", url == null ? null : url.toString(), 1000);
        limits.address(field + ".url", url);
    }

    Source as() {
        var named = title == null ? "" : title;
        var by = publisher == null ? "" : publisher;
        return new Source(
                new SourceId("s-" + fingerprint(url == null ? named + by : url.toString())), named, by, url, date);
    }

    private static String fingerprint(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
