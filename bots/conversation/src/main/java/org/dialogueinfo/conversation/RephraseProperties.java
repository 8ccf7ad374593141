package org.dialogueinfo.conversation;

import java.net.URI;
import java.time.Duration;
import org.dialogueinfo.kernel.Secret;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param url the address below which {@code /chat/completions} answers; without one nothing is rephrased
 * @param model the model's name there
 * @param key what the address asks for as a bearer token; empty if it asks for none
 * @param timeout the longest an answer may wait for the model
 */
@ConfigurationProperties("dialogue.conversation.rephrase")
record RephraseProperties(
        URI url,
        @DefaultValue("") String model,
        @DefaultValue("") Secret key,
        @DefaultValue("4s") Duration timeout) {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    RephraseProperties {
        if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            throw new IllegalArgumentException(
                    "dialogue.conversation.rephrase.url is an http or https address like https://example.org/v1");
        }
        if (model.isBlank()) {
            throw new IllegalArgumentException(
                    "dialogue.conversation.rephrase.model names the model to ask; it must be set beside the url");
        }
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "dialogue.conversation.rephrase.timeout is more than nothing and at most "
                            + "%d seconds, not %s".formatted(LONGEST.toSeconds(), timeout));
        }
    }
}
