/** The channel-neutral chat: what a person says or presses, and the cards that answer. */
@ApplicationModule(
        displayName = "Conversation",
        allowedDependencies = {"kernel", "content", "knowledge", "subscriptions", "roundtables"})
@NullMarked
package org.dialogueinfo.conversation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
