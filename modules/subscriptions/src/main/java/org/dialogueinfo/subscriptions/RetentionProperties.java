package org.dialogueinfo.subscriptions;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long things are kept. Requests that nobody confirmed go after seven days, whatever is set here.
 *
 * @param ended an endpoint that ended, with its consents
 * @param idle a chat that chose a language and never subscribed
 * @param bounces the knowledge that mail to an address came back
 * @param imports the refusals of an import
 */
@ConfigurationProperties("dialogue.subscriptions.retention")
record RetentionProperties(
        @DefaultValue("365d") Duration ended,
        @DefaultValue("365d") Duration idle,
        @DefaultValue("180d") Duration bounces,
        @DefaultValue("90d") Duration imports) {}
