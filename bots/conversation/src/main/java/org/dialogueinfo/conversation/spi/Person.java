package org.dialogueinfo.conversation.spi;

import org.dialogueinfo.kernel.Rendering;

/**
 * Who speaks, as a channel knows them.
 *
 * @param channel {@code telegram} or {@code web}
 * @param address the chat id, or the web chat's random session
 * @param hint the language to begin with until the person chooses one
 */
public record Person(String channel, String address, Rendering hint) {

    @Override
    public String toString() {
        return channel + ":***";
    }
}
