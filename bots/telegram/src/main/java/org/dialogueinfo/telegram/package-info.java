/** Telegram in and out: what people say to the bot, and what the platform sends them. */
@ApplicationModule(
        displayName = "Telegram",
        allowedDependencies = {"kernel", "conversation", "conversation :: spi", "delivery", "delivery :: spi"})
@NullMarked
package org.dialogueinfo.telegram;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
