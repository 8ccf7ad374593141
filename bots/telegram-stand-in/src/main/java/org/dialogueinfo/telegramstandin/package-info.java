/** A strict stand-in for the Bot API, for tests and demonstrations: it refuses what Telegram refuses. */
@NullMarked
package org.dialogueinfo.telegramstandin;

import org.jspecify.annotations.NullMarked;
