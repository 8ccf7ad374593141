package org.dialogueinfo.telegramstandin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Reads {@code multipart/form-data}: fields as texts or JSON, files as {@code {name, content}} with base64. */
final class Multipart {

    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
    private static final Pattern FILE = Pattern.compile("filename=\"([^\"]*)\"");

    private Multipart() {}

    static ObjectNode read(ObjectMapper json, String type, byte[] body) {
        var node = json.createObjectNode();
        var boundary = "--" + type.replaceFirst("(?i).*boundary=\"?([^\";]+)\"?.*", "$1");
        var text = new String(body, StandardCharsets.ISO_8859_1);
        for (var part : text.split(Pattern.quote(boundary))) {
            var head = part.indexOf("\r\n\r\n");
            var name = NAME.matcher(head < 0 ? "" : part.substring(0, head));
            if (!name.find()) {
                continue;
            }
            var content = part.substring(head + 4, part.length() - 2).getBytes(StandardCharsets.ISO_8859_1);
            var file = FILE.matcher(part.substring(0, head));
            if (file.find()) {
                node.putObject(name.group(1))
                        .put("name", utf8(file.group(1).getBytes(StandardCharsets.ISO_8859_1)))
                        .put("content", content);
            } else {
                field(json, node, name.group(1), utf8(content));
            }
        }
        return node;
    }

    private static void field(ObjectMapper json, ObjectNode node, String name, String value) {
        if (value.startsWith("{") || value.startsWith("[")) {
            try {
                node.set(name, json.readTree(value));
                return;
            } catch (JsonProcessingException e) {
                node.put(name, value);
            }
        }
        node.put(name, value);
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
