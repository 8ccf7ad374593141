package org.dialogueinfo.subscriptions;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.dialogueinfo.delivery.Broadcasts;
import org.dialogueinfo.delivery.spi.AudienceProvider.Recipient;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Card.Button;
import org.dialogueinfo.kernel.Card.Fact;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The mail that asks whether its reader wants the subscription. */
@Component
class ConfirmationMail {

    private final Broadcasts broadcasts;
    private final String baseUrl;

    ConfirmationMail(Broadcasts broadcasts, @Value("${dialogue.base-url}") String baseUrl) {
        this.broadcasts = broadcasts;
        this.baseUrl = baseUrl.replaceFirst("/+$", "");
    }

    void send(String token, String address, Rendering rendering, Set<Topic> topics) {
        var hash = Tokens.hash(token);
        broadcasts.sendPersonal(
                "confirm:" + hash,
                new Recipient(recipient(hash), "email", address, rendering),
                card(token, rendering, topics));
    }

    static String recipient(String tokenHash) {
        return "pending:" + tokenHash;
    }

    private Card card(String token, Rendering rendering, Set<Topic> topics) {
        var words = new Words(rendering.language());
        var page = URI.create("%s/%s/subscriptions/confirm?token=%s".formatted(baseUrl, rendering.path(), token));
        return Card.of(
                        rendering.language(),
                        words.say("subscriptions.confirm.title"),
                        words.say("subscriptions.confirm.lead"))
                .withParagraphs(
                        List.of(words.say("subscriptions.confirm.valid"), words.say("subscriptions.confirm.ignore")))
                .withFacts(List.of(new Fact(words.say("subscriptions.confirm.topics"), words.names(topics))))
                .withButtons(List.of(List.of(Button.opening(words.say("subscriptions.confirm.button"), page))));
    }
}
