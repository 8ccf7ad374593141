package org.dialogueinfo.telegramstandin;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Counts what was sent in sliding windows and refuses what is over the limits. */
final class Pace {

    private static final long SECOND = 1_000_000_000L;
    private static final int PAID_PER_SECOND = 1000;

    private final Deque<Long> all = new ArrayDeque<>();
    private final Map<Long, Deque<Long>> chats = new HashMap<>();
    private volatile Limits limits;
    private volatile int billed;

    Pace(Limits limits) {
        this.limits = limits;
    }

    void limits(Limits wanted) {
        limits = wanted;
    }

    int billed() {
        return billed;
    }

    /** Takes one message, or refuses it without counting it; one that is paid for may go beyond what is free. */
    synchronized void take(long chat, boolean group, boolean paid) {
        var now = System.nanoTime();
        var window = group ? 60 * SECOND : SECOND;
        var most = group ? limits.perGroupMinute() : limits.perChatSecond();
        var here = chats.computeIfAbsent(chat, it -> new ArrayDeque<>(2));
        refuse(all, now, SECOND, paid ? Math.max(PAID_PER_SECOND, limits.perSecond()) : limits.perSecond());
        refuse(here, now, window, most);
        billed += all.size() >= limits.perSecond() ? 1 : 0;
        all.addLast(now);
        here.addLast(now);
        if (chats.size() > 10_000) {
            chats.values().removeIf(it -> it.isEmpty() || it.getLast() < now - 60 * SECOND);
        }
    }

    private static void refuse(Deque<Long> sent, long now, long window, int most) {
        while (!sent.isEmpty() && sent.getFirst() <= now - window) {
            sent.removeFirst();
        }
        if (sent.size() >= most) {
            var free = sent.getFirst() + window - now;
            throw Refusal.tooMany((int) Math.max(1, (free + SECOND - 1) / SECOND));
        }
    }
}
