package org.dialogueinfo.roundtables;

import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.dialogueinfo.delivery.spi.Channel;
import org.dialogueinfo.delivery.spi.Message;

/** Remembers what it carried; an address that is dead is refused. */
class RecordingChannel implements Channel {

    final Queue<Message> sent = new ConcurrentLinkedQueue<>();
    final Set<String> dead = ConcurrentHashMap.newKeySet();
    volatile String event = "";
    private final String name;

    RecordingChannel(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double messagesPerSecond() {
        return 5000;
    }

    @Override
    public int parallel() {
        return 4;
    }

    @Override
    public Outcome send(Message message) {
        if (dead.contains(message.address())) {
            return new Outcome.EndpointGone("no such mailbox");
        }
        sent.add(message);
        return new Outcome.Sent();
    }

    List<Message> to(String address) {
        return sent.stream()
                .filter(it -> it.broadcastKey().contains(event))
                .filter(it -> it.address().equals(address))
                .toList();
    }

    List<Message> of(Kind kind) {
        return sent.stream()
                .filter(it -> it.broadcastKey().contains(event))
                .filter(it -> Kind.ofKey(it.broadcastKey()) == kind)
                .toList();
    }
}
