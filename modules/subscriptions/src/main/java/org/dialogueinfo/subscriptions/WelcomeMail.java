package org.dialogueinfo.subscriptions;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.dialogueinfo.delivery.Broadcasts;
import org.dialogueinfo.delivery.spi.AudienceProvider.Recipient;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Card.Button;
import org.dialogueinfo.kernel.Card.Fact;
import org.dialogueinfo.kernel.Card.Link;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The mail that follows the confirmation: what comes, how often, and how to change it. */
@Component
class WelcomeMail {

    private final Broadcasts broadcasts;
    private final Tokens tokens;
    private final String baseUrl;

    WelcomeMail(Broadcasts broadcasts, Tokens tokens, @Value("${dialogue.base-url}") String baseUrl) {
        this.broadcasts = broadcasts;
        this.tokens = tokens;
        this.baseUrl = baseUrl.replaceFirst("/+$", "");
    }

    /** Once for each confirmation. */
    void send(String confirmation, Endpoints.Row to, Set<Topic> topics) {
        var rendering = to.rendering();
        var words = new Words(rendering.language());
        var site = "%s/%s".formatted(baseUrl, rendering.path());
        var card = Card.of(
                        rendering.language(),
                        words.say("subscriptions.welcome.title"),
                        words.say("subscriptions.welcome.lead"))
                .withParagraphs(
                        List.of(words.say("subscriptions.welcome.pace"), words.say("subscriptions.welcome.change")))
                .withFacts(List.of(new Fact(words.say("subscriptions.confirm.topics"), words.names(topics))))
                .withLinks(List.of(
                        new Link(words.say("subscriptions.welcome.meetings"), URI.create(site + "/meetings")),
                        new Link(words.say("subscriptions.welcome.agreements"), URI.create(site + "/agreements"))))
                .withButtons(List.of(List.of(Button.opening(
                        words.say("subscriptions.welcome.button"),
                        URI.create("%s/subscriptions/%s".formatted(site, tokens.sign(to.ref())))))));
        broadcasts.sendPersonal(
                "welcome:" + confirmation,
                new Recipient(to.ref(), to.endpoint().channel(), to.endpoint().address(), rendering),
                card);
    }
}
