package org.dialogueinfo.website;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param requestsPerMinute how many requests of the API one address may make in a minute; all of them at once, if it likes
 */
@ConfigurationProperties("dialogue.website")
record WebsiteProperties(@DefaultValue("12000") int requestsPerMinute) {}
