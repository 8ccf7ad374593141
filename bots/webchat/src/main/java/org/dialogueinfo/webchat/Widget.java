package org.dialogueinfo.webchat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * The script by which another site shows the chat: one {@code <script>} tag, whose address chooses the language. It uses
 * neither inline styles nor {@code eval}; the site allows this host in {@code script-src} and {@code frame-src}.
 */
@RestController
class Widget {

    private static final MediaType SCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);

    private final MessageSource messages;
    private final JsonMapper json;
    private final String baseUrl;
    private final String script;

    Widget(
            MessageSource messages,
            JsonMapper json,
            @Value("${dialogue.base-url:http://localhost:8080}") String baseUrl) {
        this.messages = messages;
        this.json = json;
        this.baseUrl = baseUrl;
        try {
            script = new ClassPathResource("webchat/widget.js").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping("/{rendering:en|sq|sr|sr-cyrl}/chat/widget.js")
    ResponseEntity<String> script(@PathVariable Rendering rendering) {
        var filled = script.replace(
                        "\"{page}\"", json.writeValueAsString(baseUrl + "/" + rendering.path() + "/chat/embedded"))
                .replace("\"{tag}\"", json.writeValueAsString(rendering.tag()))
                .replace("\"{open}\"", json.writeValueAsString(say("webchat.open", rendering)))
                .replace("\"{close}\"", json.writeValueAsString(say("webchat.close", rendering)));
        return ResponseEntity.ok()
                .contentType(SCRIPT)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(filled);
    }

    private String say(String key, Rendering rendering) {
        return messages.getMessage(key, null, rendering.locale());
    }
}
