package org.dialogueinfo.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A YAML file of a pack, which can say at which line something in it stands. */
final class PackFile {

    private static final int LARGEST = 3 * 1024 * 1024;
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String name;
    private final byte[] bytes;

    private PackFile(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    /** @throws PackRefused if it cannot be read, is too large or is no UTF-8 */
    static PackFile of(Resource resource) {
        var name = String.valueOf(resource.getFilename());
        try (var in = resource.getInputStream()) {
            var bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new PackRefused(name, 0, "the file is larger than %d bytes".formatted(LARGEST));
            }
            refuseBrokenEncoding(name, bytes);
            return new PackFile(name, bytes);
        } catch (IOException e) {
            throw new PackRefused(name, 0, "it cannot be read");
        }
    }

    private static void refuseBrokenEncoding(String name, byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        try {
            StandardCharsets.UTF_8.newDecoder().decode(in);
        } catch (CharacterCodingException e) {
            int line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw new PackRefused(name, line, "the text is not UTF-8");
        }
    }

    String name() {
        return name;
    }

    JsonNode tree() {
        try {
            return YAML.readTree(bytes);
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw new PackRefused(name, at == null ? 0 : at.getLineNr(), String.valueOf(e.getOriginalMessage()));
        }
    }

    /**
     * Makes an item of a part of the file.
     *
     * @param pointer where the part stands
     */
    <T> T read(JsonNode part, String pointer, Class<T> type) {
        try {
            return YAML.treeToValue(part, type);
        } catch (DatabindException e) {
            var at = new StringBuilder(pointer);
            e.getPath()
                    .forEach(it ->
                            at.append('/').append(it.getPropertyName() == null ? it.getIndex() : it.getPropertyName()));
            var reason = e.getCause() instanceof IllegalArgumentException cause
                    ? cause.getMessage()
                    : e.getOriginalMessage();
            throw refused(at.toString(), null, String.valueOf(reason));
        }
    }

    /** @param value the scalar at or below the pointer that the refusal is about; null for the place itself */
    PackRefused refused(String pointer, @Nullable String value, String reason) {
        var line = line(pointer, value);
        while (line == 0 && !pointer.isEmpty()) {
            pointer = pointer.substring(0, pointer.lastIndexOf('/'));
            line = line(pointer, value);
        }
        return new PackRefused(name, line, reason);
    }

    private int line(String pointer, @Nullable String value) {
        try (var parser = YAML.createParser(bytes)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                var here = parser.streamReadContext().pathAsPointer().toString();
                var below = here.equals(pointer) || here.startsWith(pointer + "/");
                if (below && (value == null || names(token) && value.equals(parser.getString()))) {
                    return parser.currentTokenLocation().getLineNr();
                }
            }
            return 0;
        } catch (JacksonException e) {
            return 0;
        }
    }

    private static boolean names(JsonToken token) {
        return token.isScalarValue() || token == JsonToken.PROPERTY_NAME;
    }
}
