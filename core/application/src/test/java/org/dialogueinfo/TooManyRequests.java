package org.dialogueinfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.dialogueinfo.delivery.Broadcast;
import org.dialogueinfo.delivery.Broadcast.Priority;
import org.dialogueinfo.delivery.BroadcastId;
import org.dialogueinfo.delivery.Broadcasts;
import org.dialogueinfo.delivery.Broadcasts.Phase;
import org.dialogueinfo.delivery.Broadcasts.State;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.subscriptions.Endpoint;
import org.dialogueinfo.subscriptions.Subscriptions;
import org.dialogueinfo.subscriptions.Topic;
import org.dialogueinfo.telegramstandin.TelegramStandIn;
import org.dialogueinfo.telegramstandin.TelegramStandIn.Call;
import org.dialogueinfo.telegramstandin.TelegramStandIn.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** Telegram has enough, of everything or of one chat, and does not say which. */
final class TooManyRequests {

    private static final int READERS = 20;
    private static final int FIRST_CHAT = 6000;

    private final Broadcasts broadcasts;
    private final TelegramStandIn telegram;
    private final Queue<Long> calls = new ConcurrentLinkedQueue<>();

    TooManyRequests(ApplicationContext application, TelegramStandIn telegram) {
        this.broadcasts = application.getBean(Broadcasts.class);
        this.telegram = telegram;
        telegram.everybodyStarted(true);
        var subscriptions = application.getBean(Subscriptions.class);
        IntStream.range(FIRST_CHAT, FIRST_CHAT + READERS)
                .forEach(it -> subscriptions.subscribe(
                        new Endpoint("telegram", String.valueOf(it)), Rendering.EN, Set.of(Topic.ROUNDTABLES), "test"));
    }

    void play() {
        nobodyIsSentAnythingDuringThePause();
        aChatThatIsRefusedAgainWaitsAlone();
    }

    private void nobodyIsSentAnythingDuringThePause() {
        telegram.fail(Fault.SLOW, 1, 0, call -> isMessage(call) && !calls.add(System.nanoTime()));
        telegram.fail(Fault.TOO_MANY_REQUESTS, 1, 2, call -> isMessage(call) && calls.size() == READERS / 2);
        done(send("Refused once"), Duration.ofSeconds(30));
        var times = List.copyOf(calls);
        assertThat(times).hasSize(READERS + 1);
        var refused = times.get(READERS / 2 - 1);
        assertThat(times)
                .extracting(it -> Duration.ofNanos(it - refused).toMillis())
                .noneMatch(it -> it > 800 && it < 1900)
                .anyMatch(it -> it >= 1900);
        telegram.heal();
    }

    /** The first that is sent anything, so that there are others to go on with. */
    private void aChatThatIsRefusedAgainWaitsAlone() {
        var chat = new AtomicReference<@Nullable String>();
        for (var seconds : List.of(1, 60)) {
            telegram.fail(
                    Fault.TOO_MANY_REQUESTS,
                    1,
                    seconds,
                    call -> isMessage(call)
                            && (chat.compareAndSet(null, call.chat())
                                    || call.chat().equals(chat.get())));
        }
        var before = telegram.refusals(429);
        var refused = send("Refused twice");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> sent(refused) == READERS - 1 && telegram.refusals(429) == before + 2);
        done(send("For all the others"), Duration.ofSeconds(30));
        assertThat(sent(refused)).isEqualTo(READERS - 1);
        broadcasts.stop(refused);
    }

    private static boolean isMessage(Call call) {
        return call.method().equals("sendmessage");
    }

    private BroadcastId send(String title) {
        return broadcasts.send(new Broadcast(
                title, "topic:roundtables", Priority.ALERT, Localized.each(it -> Card.of(it, title, "Lead"))));
    }

    private long sent(BroadcastId id) {
        return broadcasts.progress(id).orElseThrow().counts().getOrDefault(State.SENT, 0L);
    }

    private void done(BroadcastId id, Duration within) {
        await().atMost(within).until(() -> broadcasts.progress(id).orElseThrow().state() == Phase.DONE);
        assertThat(sent(id)).isEqualTo(READERS);
    }
}
