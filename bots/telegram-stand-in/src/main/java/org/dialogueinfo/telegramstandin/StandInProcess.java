package org.dialogueinfo.telegramstandin;

import java.util.HashMap;

/**
 * The stand-in as a process: {@code --port=8443 --per-second=30 --per-chat=1 --per-group=20 --people=1000
 * --everybody=true}. It prints its address and runs until it is stopped.
 */
public final class StandInProcess {

    private StandInProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        var given = new HashMap<String, String>();
        for (var argument : arguments) {
            var parts = argument.replaceFirst("^--", "").split("=", 2);
            given.put(parts[0], parts.length > 1 ? parts[1] : "true");
        }
        var published = Limits.published();
        try (var telegram = new TelegramStandIn(
                number(given, "port", 0),
                new Limits(
                        number(given, "per-second", published.perSecond()),
                        number(given, "per-chat", published.perChatSecond()),
                        number(given, "per-group", published.perGroupMinute())))) {
            telegram.everybodyStarted(Boolean.parseBoolean(given.get("everybody")));
            for (long id = 1; id <= number(given, "people", 0); id++) {
                telegram.world().room(id, Room.Kind.PRIVATE, "reader" + id).started = true;
            }
            System.out.println("Bot API stand-in at " + telegram.apiUrl());
            Thread.currentThread().join();
        }
    }

    private static int number(HashMap<String, String> given, String name, int otherwise) {
        var text = given.get(name);
        return text == null ? otherwise : Integer.parseInt(text);
    }
}
