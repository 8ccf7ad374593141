package org.dialogueinfo.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.dialogueinfo.kernel.Secret;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where Telegram posts updates in webhook mode; only with the secret, compared in constant time. */
@RestController
@ConditionalOnExpression("!'${dialogue.telegram.token:}'.isBlank()")
class Webhook {

    private final Secret secret;
    private final Incoming incoming;
    private final ObjectMapper json = new ObjectMapper();

    Webhook(TelegramProperties properties, Incoming incoming) {
        this.secret = new Secret(properties.webhookSecret());
        this.incoming = incoming;
    }

    @PostMapping("/telegram/webhook")
    ResponseEntity<Void> receive(
            @RequestHeader(name = "X-Telegram-Bot-Api-Secret-Token", defaultValue = "") String given,
            @RequestBody String body) {
        if (secret.isEmpty() || !secret.matches(given)) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
        }
        try {
            var update = json.readTree(body);
            if (update.path("update_id").isIntegralNumber()) {
                incoming.keep(update.path("update_id").asLong(), body);
            }
            return ResponseEntity.ok().build();
        } catch (JsonProcessingException e) {
            return ResponseEntity.badRequest().build();
        }
    }
}
