package org.dialogueinfo.website;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.DigestUtils;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * An answer as it was made once.
 *
 * @param zipped the same compressed; null where that gains nothing
 * @param tag a weak entity tag: compressed or not, it is the same
 */
record KeptPage(
        String type, Map<String, String> headers, byte[] body, byte @Nullable [] zipped, String tag, Instant since) {

    private static final List<String> HEADERS = List.of(
            HttpHeaders.LINK,
            HttpHeaders.CONTENT_DISPOSITION,
            HttpHeaders.CONTENT_LANGUAGE,
            "Content-Security-Policy",
            PagedLists.TOTAL);
    private static final int WORTH_ZIPPING = 600;

    static KeptPage of(ContentCachingResponseWrapper made, Instant now) throws IOException {
        var headers = new LinkedHashMap<String, String>();
        for (var name : HEADERS) {
            var value = made.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        var body = made.getContentAsByteArray();
        var type = String.valueOf(made.getContentType());
        return new KeptPage(
                type,
                headers,
                body,
                type.matches(".*(text|xml|json|svg).*") && body.length > WORTH_ZIPPING ? zip(body) : null,
                "W/\"" + DigestUtils.md5DigestAsHex(body).substring(0, 16) + "\"",
                now.truncatedTo(ChronoUnit.SECONDS));
    }

    private static byte[] zip(byte[] body) throws IOException {
        var bytes = new ByteArrayOutputStream(body.length / 3);
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(body);
        }
        return bytes.toByteArray();
    }

    int weight() {
        return body.length + (zipped == null ? 0 : zipped.length);
    }

    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        headers.forEach(response::setHeader);
        response.setContentType(type);
        var accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        var sent = body;
        if (zipped != null && accepted != null && accepted.contains("gzip")) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            sent = zipped;
        }
        response.setContentLength(sent.length);
        response.getOutputStream().write(sent);
    }
}
