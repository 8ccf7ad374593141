package org.dialogueinfo.subscriptions;

import java.net.URI;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
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

    private static final ResourceBundle.Control ONLY_THE_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

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
        var texts = ResourceBundle.getBundle(
                "messages/subscriptions",
                Rendering.of(rendering.language()).locale(),
                ConfirmationMail.class.getClassLoader(),
                ONLY_THE_LANGUAGE);
        var names = topics.stream()
                .map(it -> texts.getString("subscriptions.topic." + it.value().replaceFirst(":.*", "")))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        var page = URI.create("%s/%s/subscriptions/confirm?token=%s".formatted(baseUrl, rendering.path(), token));
        return Card.of(
                        rendering.language(),
                        texts.getString("subscriptions.confirm.title"),
                        texts.getString("subscriptions.confirm.lead"))
                .withParagraphs(List.of(
                        texts.getString("subscriptions.confirm.valid"),
                        texts.getString("subscriptions.confirm.ignore")))
                .withFacts(List.of(new Fact(texts.getString("subscriptions.confirm.topics"), names)))
                .withButtons(List.of(List.of(Button.opening(texts.getString("subscriptions.confirm.button"), page))));
    }
}
