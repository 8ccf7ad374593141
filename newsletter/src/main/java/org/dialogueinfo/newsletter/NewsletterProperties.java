package org.dialogueinfo.newsletter;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param from the sender, as a mail address with or without a name
 * @param replyTo where answers go; empty for the sender
 * @param connections how many SMTP connections are kept at once
 */
@ConfigurationProperties("dialogue.newsletter")
record NewsletterProperties(
        @DefaultValue("Dialogue-Info <info@localhost>") String from,
        @DefaultValue("") String replyTo,
        @DefaultValue("4") int connections) {}
