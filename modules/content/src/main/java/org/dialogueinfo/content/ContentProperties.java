package org.dialogueinfo.content;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param pack the folder of the content pack that is imported at start; empty imports none */
@ConfigurationProperties("dialogue.content")
record ContentProperties(@DefaultValue("classpath:archive") String pack) {}
