package org.dialogueinfo.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.dialogueinfo.kernel.Secret;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where Telegram posts updates in webhook mode; only with the secret, compared in constant time. */
@RestController
@ConditionalOnExpression("!'${dialogue.telegram.token:}'.isBlank()")
class Webhook {

    static final String PATH = "/telegram/webhook";
    private static final int LARGEST = 256 * 1024;

    private final Secret secret;
    private final boolean on;
    private final Updates updates;
    private final ObjectMapper json = new ObjectMapper();

    Webhook(TelegramProperties properties, Updates updates) {
        this.secret = new Secret(properties.webhookSecret());
        this.on = properties.webhook();
        this.updates = updates;
    }

    /** Answers once the update is stored; it is handled at once, in its chat's turn. */
    @PostMapping(PATH)
    ResponseEntity<Void> receive(
            @RequestHeader(name = "X-Telegram-Bot-Api-Secret-Token", defaultValue = "") String given,
            HttpServletRequest request)
            throws IOException {
        if (!on || secret.isEmpty() || !secret.matches(given)) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
        }
        if (request.getContentLengthLong() > LARGEST) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
        }
        var body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
        }
        try {
            var update = json.readTree(body);
            if (update == null || !update.path("update_id").isIntegralNumber()) {
                return ResponseEntity.badRequest().build();
            }
            updates.take(update);
            return ResponseEntity.ok().build();
        } catch (JsonProcessingException e) {
            return ResponseEntity.badRequest().build();
        }
    }
}
