package org.dialogueinfo.telegramstandin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.dialogueinfo.telegramstandin.Photos.Photo;
import org.jspecify.annotations.Nullable;

/** A chat as the Bot API knows it, and what a bot sent to it. */
final class Room {

    private static final int MOST_KEPT = 500;

    final long id;
    final Kind kind;
    final String name;
    final List<Shown> messages = new CopyOnWriteArrayList<>();
    final List<String> actions = new CopyOnWriteArrayList<>();
    final Map<Long, String> members = new ConcurrentHashMap<>();
    volatile boolean started;
    volatile boolean blocked;
    volatile boolean withoutPictures;
    volatile @Nullable Long movedTo;
    private final AtomicLong received = new AtomicLong();

    Room(long id, Kind kind, String name) {
        this.id = id;
        this.kind = kind;
        this.name = name;
    }

    enum Kind {
        PRIVATE,
        GROUP,
        CHANNEL
    }

    boolean group() {
        return kind != Kind.PRIVATE;
    }

    /** Refuses as Telegram does when the bot may not write here. */
    void open() {
        var to = movedTo;
        if (to != null) {
            throw Refusal.migrated(to);
        }
        if (blocked) {
            throw Refusal.forbidden(
                    switch (kind) {
                        case PRIVATE -> "bot was blocked by the user";
                        case GROUP -> "bot was kicked from the group chat";
                        case CHANNEL -> "bot is not a member of the channel chat";
                    });
        }
        if (!started) {
            throw Refusal.forbidden("bot can't initiate conversation with a user");
        }
    }

    void add(Shown message) {
        received.incrementAndGet();
        messages.add(message);
        if (messages.size() > MOST_KEPT) {
            messages.remove(0);
        }
    }

    long received() {
        return received.get();
    }

    void forget() {
        received.set(0);
        messages.clear();
        actions.clear();
    }

    int find(int message) {
        for (int i = 0; i < messages.size(); i++) {
            if (messages.get(i).id() == message) {
                return i;
            }
        }
        return -1;
    }

    /**
     * A message as it is seen.
     *
     * @param html what was sent, with its markup
     * @param file the name of a file that came with it, and its content
     * @param photo the picture it is, with its text as caption
     */
    record Shown(
            int id,
            String text,
            String html,
            JsonNode markup,
            @Nullable String file,
            byte @Nullable [] content,
            @Nullable Photo photo,
            int edits) {}
}
