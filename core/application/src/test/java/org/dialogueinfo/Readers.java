package org.dialogueinfo;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.dialogueinfo.telegramstandin.TelegramStandIn;
import org.dialogueinfo.testing.Tables;

/** Many readers on Telegram, and what reached them by the far side's own count. */
record Readers(int number, Tables tables, TelegramStandIn telegram) {

    private static final int FIRST_CHAT = 1000;

    void subscribe() throws SQLException {
        tables.subscribe("telegram", number, it -> String.valueOf(FIRST_CHAT + it));
    }

    /** How many have the message at least once. */
    long reached(String title) {
        return sum(title, it -> Math.min(it, 1));
    }

    /** How many messages came more than once. */
    long doubles(String title) {
        return sum(title, it -> Math.max(0, it - 1));
    }

    private long sum(String title, IntUnaryOperator what) {
        return IntStream.range(0, number)
                .map(it -> what.applyAsInt(received(it, title)))
                .sum();
    }

    private int received(int reader, String title) {
        return (int) telegram.person(FIRST_CHAT + reader, "en").messages().stream()
                .filter(it -> it.startsWith(title))
                .count();
    }

    List<String> arguments() {
        var arguments = new ArrayList<>(tables.arguments());
        arguments.add("--dialogue.desk.password-strength=4");
        arguments.add("--dialogue.telegram.token=1:test");
        arguments.add("--dialogue.telegram.api-url=" + telegram.apiUrl());
        return arguments;
    }
}
