package org.dialogueinfo.subscriptions;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dialogueinfo.delivery.spi.Door;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Where people subscribe by themselves without an address of theirs, by channel. */
@Service
public class Doors {

    private final ObjectProvider<Door> doors;

    Doors(ObjectProvider<Door> doors) {
        this.doors = doors;
    }

    /** Those that are open now; none while no such channel is set up. */
    public Map<String, URI> open() {
        var open = new TreeMap<String, URI>();
        doors.forEach(it -> Optional.of(it).flatMap(Door::address).ifPresent(to -> open.put(it.channel(), to)));
        return open;
    }
}
