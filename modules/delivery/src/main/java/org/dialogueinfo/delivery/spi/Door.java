package org.dialogueinfo.delivery.spi;

import java.net.URI;
import java.util.Optional;

/** Where people come to a channel by themselves, such as a chat with a bot; a channel that has such a place has it as a bean. */
public interface Door {

    /** The channel's name. */
    String channel();

    /** Empty while it is not known. */
    Optional<URI> address();
}
