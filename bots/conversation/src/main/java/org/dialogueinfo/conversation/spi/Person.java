package org.dialogueinfo.conversation.spi;

import org.dialogueinfo.kernel.Rendering;

/**
 * Who speaks, as a channel knows them.
 *
 * @param channel {@code telegram} or {@code web}
 * @param address the chat id, or the web chat's random session; what is chosen and subscribed belongs to it
 * @param speaker who speaks there: in a group one of several, else the address itself
 * @param hint the language to begin with until the person chooses one
 */
public record Person(String channel, String address, String speaker, Rendering hint) {

    /** A person who has the chat to themself. */
    public Person(String channel, String address, Rendering hint) {
        this(channel, address, address, hint);
    }

    /** Whether others see and hear what is said. */
    public boolean inCompany() {
        return !speaker.equals(address);
    }

    @Override
    public String toString() {
        return channel + ":***";
    }
}
