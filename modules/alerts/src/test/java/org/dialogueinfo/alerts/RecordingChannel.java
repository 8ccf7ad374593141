package org.dialogueinfo.alerts;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.dialogueinfo.delivery.spi.Channel;
import org.dialogueinfo.delivery.spi.Message;

/** Keeps what it carries. */
class RecordingChannel implements Channel {

    private final String name;
    private final boolean edits;
    final Queue<Message> sent = new ConcurrentLinkedQueue<>();

    RecordingChannel(String name, boolean edits) {
        this.name = name;
        this.edits = edits;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean edits() {
        return edits;
    }

    @Override
    public Outcome send(Message message) {
        sent.add(message);
        return new Outcome.Sent();
    }

    List<Message> to(String address) {
        return sent.stream().filter(it -> it.address().equals(address)).toList();
    }
}
