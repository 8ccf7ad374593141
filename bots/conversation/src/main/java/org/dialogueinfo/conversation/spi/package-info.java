/** How plug-ins teach the bot something. */
@NamedInterface("spi")
@NullMarked
package org.dialogueinfo.conversation.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
