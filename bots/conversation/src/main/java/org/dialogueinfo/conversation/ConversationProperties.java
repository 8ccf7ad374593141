package org.dialogueinfo.conversation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param messagesPerMinute how many messages of one person are answered a minute
 * @param messagesPerSecond how many of all people together are answered a second
 */
@ConfigurationProperties("dialogue.conversation")
record ConversationProperties(
        @DefaultValue("20") int messagesPerMinute,
        @DefaultValue("200") int messagesPerSecond) {}
