package org.dialogueinfo.subscriptions;

import java.net.URI;
import java.util.List;
import org.dialogueinfo.delivery.Broadcasts;
import org.dialogueinfo.delivery.spi.AudienceProvider.Recipient;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Card.Button;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The last mail to an address whose subscription went elsewhere. It does not say where, and has no personal link. */
@Component
class MovedMail {

    private final Broadcasts broadcasts;
    private final String baseUrl;

    MovedMail(Broadcasts broadcasts, @Value("${dialogue.base-url}") String baseUrl) {
        this.broadcasts = broadcasts;
        this.baseUrl = baseUrl.replaceFirst("/+$", "");
    }

    /** Once for each move, in the language of the old address. @param ref by which erasing stops it on its way */
    void send(String confirmation, String ref, Endpoints.Row old) {
        var rendering = old.rendering();
        var words = new Words(rendering.language());
        var card = Card.of(
                        rendering.language(),
                        words.say("subscriptions.moved.title"),
                        words.say("subscriptions.moved.lead"))
                .withParagraphs(List.of(words.say("subscriptions.moved.you"), words.say("subscriptions.moved.not-you")))
                .withButtons(List.of(List.of(Button.opening(
                        words.say("subscriptions.moved.button"),
                        URI.create("%s/%s/subscribe".formatted(baseUrl, rendering.path()))))));
        broadcasts.sendPersonal(
                "moved:" + confirmation,
                new Recipient(ref, old.endpoint().channel(), old.endpoint().address(), rendering),
                card);
    }
}
