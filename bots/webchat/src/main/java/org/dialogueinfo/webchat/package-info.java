/** The chat in a browser: the same conversation as in Telegram, without JavaScript too. */
@ApplicationModule(
        displayName = "Web chat",
        allowedDependencies = {"kernel", "frame", "conversation", "conversation :: spi"})
@NullMarked
package org.dialogueinfo.webchat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
