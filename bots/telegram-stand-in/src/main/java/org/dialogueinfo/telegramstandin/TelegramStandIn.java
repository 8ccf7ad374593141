package org.dialogueinfo.telegramstandin;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * A strict stand-in for the Bot API on a local port: it refuses what Telegram refuses and keeps its limits. People and
 * groups are made with {@link #person} and {@link #group}; what they see is what was sent to them.
 */
public final class TelegramStandIn implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "telegram-stand-in");
        thread.setDaemon(true);
        return thread;
    });
    private final World world = new World();
    private final UpdateQueue updates = new UpdateQueue(threads);
    private final Faults faults = new Faults();
    private final Pace pace;
    private final Door door;

    /** On a free port, with the limits that Telegram publishes. */
    public TelegramStandIn() {
        this(0, Limits.published());
    }

    /** @param port 0 for a free one */
    public TelegramStandIn(int port, Limits limits) {
        this.pace = new Pace(limits);
        this.door = new Door(port, threads, new BotApi(world, updates, pace), faults, world, new Control(this, world));
    }

    /** What can go wrong with a call. */
    public enum Fault {
        /** 429; the seconds are its {@code retry_after}. */
        TOO_MANY_REQUESTS,
        /** 403 as from a person who blocked the bot. */
        FORBIDDEN,
        /** 400 as for a text whose entities cannot be parsed. */
        UNPARSABLE,
        /** 500 in Telegram's own form. */
        INTERNAL_ERROR,
        /** 502 with a page that is no JSON. */
        HTML_PAGE,
        /** Answered well, but only after the seconds. */
        SLOW,
        /** Never answered and never done. */
        SILENCE,
        /** Done, but the line is cut before the answer. */
        CUT
    }

    /**
     * A call of the bot.
     *
     * @param method in lower case
     * @param chat what it is for; empty if it is for no chat
     */
    public record Call(String method, String chat) {

        /** Whether it sends or edits a message. */
        public boolean carriesMessage() {
            return method.startsWith("send") && !method.equals("sendchataction") || method.startsWith("edit");
        }
    }

    public String apiUrl() {
        return "http://127.0.0.1:" + door.port();
    }

    public void limits(Limits limits) {
        pace.limits(limits);
    }

    /** How many messages were paid for: those that said they may be, beyond what is free. */
    public int billed() {
        return pace.billed();
    }

    /** Whether every chat with a positive number is a person who pressed start. */
    public void everybodyStarted(boolean yes) {
        world.everybodyStarted(yes);
    }

    /** The next message goes wrong. */
    public void failNext(Fault fault) {
        fail(fault, 1, 1, Call::carriesMessage);
    }

    /** The next calls that match go wrong, as often as said. */
    public void fail(Fault fault, int times, int seconds, Predicate<Call> which) {
        faults.add(fault, times, seconds, which);
    }

    public void heal() {
        faults.clear();
    }

    /** A person whose app has the language; the same number is always the same person. */
    public Person person(long chat, String language) {
        return new Person(this, world.room(chat, Room.Kind.PRIVATE, "reader" + chat), language);
    }

    /** A group that the bot is in; its number is negative. */
    public Group group(long chat, String title) {
        var room = world.room(chat, Room.Kind.GROUP, title);
        room.started = true;
        return new Group(this, room);
    }

    /** A public channel that the bot may post to. */
    public Group channel(String name) {
        var id = world.names.computeIfAbsent(name, it -> -1_000_000_000_000L - world.names.size());
        var room = world.room(id, Room.Kind.CHANNEL, name);
        room.started = true;
        return new Group(this, room);
    }

    /** How often a method was called; its name in lower case. */
    public long calls(String method) {
        var count = world.methods.get(method);
        return count == null ? 0 : count.get();
    }

    /** What the newest call that carried a message said, as JSON. */
    public String lastMessage() {
        return world.lastMessage.toString();
    }

    /** How many pictures were uploaded; those that were named by what Telegram calls them do not count. */
    public int uploads() {
        return world.photos.uploads();
    }

    /** The picture that was sent under the name. */
    public byte[] picture(String photo) {
        return world.photos.content(photo);
    }

    /** Pictures sent so far can be named no more, as after a change of the bot's token. */
    public void forgetPictures() {
        world.photos.forget();
    }

    /** How often a call was answered with an error code. */
    public long refusals(int code) {
        var count = world.refusals.get(code);
        return count == null ? 0 : count.get();
    }

    /** The menu for everybody whose app has the language, or the default one for an empty text. */
    public List<String> menu(String language) {
        return Screen.menu(world.menus.get("default::" + language));
    }

    /** Puts an update of any kind into the queue, as JSON without its number. */
    public void update(String update) {
        try {
            updates.add((com.fasterxml.jackson.databind.node.ObjectNode) world.json.readTree(update));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException("An update is JSON, not '%s'".formatted(update), e);
        }
    }

    World world() {
        return world;
    }

    UpdateQueue updates() {
        return updates;
    }

    @Override
    public void close() {
        door.close();
        threads.shutdownNow();
    }

    /** Somebody with an app: says and presses, and sees. */
    public static final class Person extends Someone {
        Person(TelegramStandIn telegram, Room room, String language) {
            super(telegram, room, room.id, language);
        }
    }
}
