package org.dialogueinfo.telegramstandin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Pictures: uploaded, or named by what an earlier message called them; whatever Telegram refuses is refused. */
final class Photos {

    private static final int LARGEST = 10 * 1024 * 1024;
    private static final int MOST_EDGES = 10_000;
    private static final int MOST_RATIO = 20;

    private final Map<String, Photo> known = new ConcurrentHashMap<>();
    private final AtomicInteger uploads = new AtomicInteger();

    /** The picture a call names or brings. */
    Photo given(ObjectNode body, boolean knownAsDocument) {
        var given = body.path("photo");
        if (given.isTextual() && given.asText().startsWith("attach://")) {
            given = body.path(given.asText().substring("attach://".length()));
        }
        if (given.isMissingNode()
                || given.isNull()
                || given.isTextual() && given.asText().isEmpty()) {
            throw Refusal.badRequest("there is no photo in the request");
        }
        return given.isTextual() ? named(given.asText(), knownAsDocument) : uploaded(given);
    }

    private Photo named(String id, boolean knownAsDocument) {
        if (knownAsDocument) {
            throw Refusal.badRequest("can't use file of type Document as Photo");
        }
        var photo = known.get(id);
        if (photo == null) {
            throw Refusal.badRequest("wrong file identifier/HTTP URL specified");
        }
        return photo;
    }

    private Photo uploaded(JsonNode file) {
        try {
            var content = file.path("content").binaryValue();
            if (content == null || content.length == 0) {
                throw Refusal.badRequest("file must be non-empty");
            }
            if (content.length > LARGEST) {
                throw Refusal.of(413, "Request Entity Too Large");
            }
            var image = ImageIO.read(new ByteArrayInputStream(content));
            if (image == null) {
                throw Refusal.badRequest("IMAGE_PROCESS_FAILED");
            }
            var width = image.getWidth();
            var height = image.getHeight();
            if (width + height > MOST_EDGES || Math.max(width, height) > MOST_RATIO * Math.min(width, height)) {
                throw Refusal.badRequest("PHOTO_INVALID_DIMENSIONS");
            }
            var photo = new Photo("AgACAgQAAx" + uploads.incrementAndGet(), content, width, height);
            known.put(photo.id(), photo);
            return photo;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] content(String id) {
        var photo = known.get(id);
        if (photo == null) {
            throw new IllegalArgumentException("There is no picture '%s'".formatted(id));
        }
        return photo.content().clone();
    }

    int uploads() {
        return uploads.get();
    }

    /** No name given so far means anything any more. */
    void forget() {
        known.clear();
    }

    /** As a message shows it: the smaller sizes first. */
    static void show(ObjectNode message, @Nullable Photo photo) {
        if (photo == null) {
            return;
        }
        var sizes = message.putArray("photo");
        sizes.addObject()
                .put("file_id", photo.id() + "s")
                .put("file_unique_id", photo.id() + "us")
                .put("width", photo.width() / 10)
                .put("height", photo.height() / 10);
        sizes.addObject()
                .put("file_id", photo.id())
                .put("file_unique_id", photo.id() + "u")
                .put("width", photo.width())
                .put("height", photo.height());
    }

    record Photo(String id, byte[] content, int width, int height) {}
}
