package org.dialogueinfo.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Vocabulary;
import org.dialogueinfo.conversation.spi.Person;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.kernel.Secret;
import org.dialogueinfo.knowledge.Knowledge;
import org.dialogueinfo.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.support.ResourceBundleMessageSource;
import tools.jackson.databind.json.JsonMapper;

/** Rephrasing over HTTP, with a local stand-in for the model that is faithful, invents, breaks or hangs. */
class RephrasingTests {

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final String QUOTES = "Sporazum iz 2013. o električnoj energiji između Kosova i Srbije, zasnovan na"
            + " pravilima Energetske zajednice.\nPremijeri su se o njemu dogovorili u Briselu 8. septembra 2013.";
    private static final String FAITHFUL = "Premijeri su se o njemu dogovorili u Briselu 8. septembra 2013.";

    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> keys = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private Duration timeout = LONG;
    private Behaviour behaviour = saying(FAITHFUL);
    private HttpServer server;

    private interface Behaviour {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    @BeforeEach
    void startStandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", exchange -> {
            requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            try (exchange) {
                behaviour.answer(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    @AfterEach
    void stopStandIn() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void showsWhatAFaithfulModelSaysBelowALineThatSaysSo() {
        var card = card(Rendering.SR, Optional.of(rephrasing()));
        assertThat(card.paragraphs())
                .containsExactly("Skratio program. Reči same arhive su na stranici navedenoj ispod.", FAITHFUL);
        var quoted = card(Rendering.SR, Optional.empty());
        assertThat(card.withParagraphs(List.of())).isEqualTo(quoted.withParagraphs(List.of()));
        assertThat(card.title()).isEqualTo("Sporazum o energetici");
        assertThat(card.facts())
                .extracting(Card.Fact::value)
                .containsExactly("8. septembar 2013.", "delimično sproveden");
        assertThat(card.links())
                .extracting(Card.Link::to)
                .containsExactly(
                        URI.create("https://example.org/sr/agreements/energy"),
                        URI.create("https://example.org/source"));
    }

    @Test
    void showsCyrillicByTransliteration() {
        var card = card(Rendering.SR_CYRL, Optional.of(rephrasing())).in(Rendering.SR_CYRL);
        assertThat(card.paragraphs())
                .containsExactly(
                        "Скратио програм. Речи саме архиве су на страници наведеној испод.",
                        "Премијери су се о њему договорили у Бриселу 8. септембра 2013.");
    }

    @Test
    void sendsQuotesAndLanguageAndNothingOfThePerson() {
        card(Rendering.SR, Optional.of(rephrasing()));
        var request = JsonMapper.shared().readTree(requests.get(0));
        assertThat(request.propertyNames()).containsExactlyInAnyOrder("model", "temperature", "messages");
        assertThat(request.at("/model").stringValue()).isEqualTo("small");
        assertThat(request.at("/temperature").intValue()).isZero();
        assertThat(request.at("/messages/0/content").stringValue()).contains("Serbian, in Latin letters");
        assertThat(request.at("/messages/1/content").stringValue()).isEqualTo(QUOTES);
        assertThat(request.at("/messages").size()).isEqualTo(2);
        assertThat(requests.get(0)).doesNotContain("4711").doesNotContain("komšinica");
        assertThat(keys).containsExactly("Bearer confidential");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Premijeri su se o njemu dogovorili u Briselu sa 15 pravila.",
                "Premijeri su se o njemu dogovorili u Briselu 9. septembra 2013.",
                "Premijeri su se o njemu dogovorili u Beču 8. septembra 2013.",
                "Premijeri se nisu dogovorili u Briselu 8. septembra 2013.",
                "Premijeri su se o njemu dogovorili u Briselu: <a href=x>2013</a>.",
                "   ",
            })
    void showsTheQuotesWhereTheModelInvents(String said) {
        behaviour = saying(said);
        assertQuoted();
        assertThat(requests).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "[]",
                "{\"choices\":[]}",
                "{\"choices\":[{\"message\":{\"content\":null}}]}",
                "{\"a"
            })
    void showsTheQuotesWhereTheAnswerIsNone(String body) {
        behaviour = it -> send(it, 200, body);
        assertQuoted();
        assertThat(requests).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 401, 429, 500, 503})
    void showsTheQuotesWhereTheModelFails(int status) {
        behaviour = it -> {
            it.getResponseHeaders().set("Location", "/v1/chat/completions?again");
            send(it, status, completion(FAITHFUL));
        };
        assertQuoted();
        assertThat(requests).hasSize(1);
    }

    @Test
    void cutsAnAnswerThatDoesNotEnd() {
        behaviour = it -> {
            it.sendResponseHeaders(200, 0);
            var part = new byte[8192];
            while (end.getCount() > 0) {
                it.getResponseBody().write(part);
            }
        };
        assertThat(elapsed(this::assertNothing)).isLessThan(LONG);
    }

    @Test
    void waitsNoLongerThanTheTimeoutForTheBeginningOrTheEnd() {
        assertThat(rephrasing().shorten(QUOTES, Language.SR)).contains(FAITHFUL);
        timeout = SHORT;
        behaviour = it -> end.await();
        assertThat(elapsed(this::assertNothing)).isBetween(SHORT, SHORT.multipliedBy(30));
        behaviour = it -> {
            it.sendResponseHeaders(200, 0);
            it.getResponseBody().write('{');
            it.getResponseBody().flush();
            end.await();
        };
        assertThat(elapsed(this::assertNothing)).isBetween(SHORT, SHORT.multipliedBy(30));
        assertThat(requests).hasSize(3);
    }

    @Test
    void pausesForAMinuteAfterThreeFailures() {
        behaviour = it -> send(it, 500, "");
        var rephrasing = rephrasing();
        for (int i = 0; i < 5; i++) {
            assertThat(rephrasing.shorten(QUOTES, Language.SR)).isEmpty();
        }
        assertThat(requests).hasSize(3);
        clock.forward(Duration.ofSeconds(61));
        assertThat(rephrasing.shorten(QUOTES, Language.SR)).isEmpty();
        assertThat(rephrasing.shorten(QUOTES, Language.SR)).isEmpty();
        assertThat(requests).hasSize(4);
        clock.forward(Duration.ofSeconds(61));
        behaviour = saying(FAITHFUL);
        assertThat(rephrasing.shorten(QUOTES, Language.SR)).contains(FAITHFUL);
    }

    @Test
    void asksOnceForTheSameQuotes() {
        var rephrasing = rephrasing();
        assertThat(rephrasing.shorten(QUOTES, Language.SR)).contains(FAITHFUL);
        assertThat(rephrasing.shorten(QUOTES, Language.SR)).contains(FAITHFUL);
        assertThat(requests).hasSize(1);
    }

    @Test
    void isOffUnlessThereIsAnAddress() {
        var contexts = new ApplicationContextRunner()
                .withUserConfiguration(RephrasingConfiguration.class)
                .withBean(Clock.class, Clock::systemUTC);
        contexts.run(it -> {
            assertThat(it).hasNotFailed().doesNotHaveBean(Rephrasing.class);
            assertThat(card(Rendering.SR, Optional.empty()).paragraphs()).containsExactly(QUOTES.split("\n"));
        });
        contexts.withPropertyValues("dialogue.conversation.rephrase.url=")
                .run(it -> assertThat(it).hasNotFailed().doesNotHaveBean(Rephrasing.class));
        assertThat(requests).isEmpty();
        contexts.withPropertyValues(
                        "dialogue.conversation.rephrase.url=" + url() + "/",
                        "dialogue.conversation.rephrase.model=small",
                        "dialogue.conversation.rephrase.key=confidential")
                .run(it -> {
                    var settings = it.getBean(RephraseProperties.class);
                    assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(4));
                    assertThat(settings.toString()).contains("***").doesNotContain("confidential");
                    assertThat(it.getBean(Rephrasing.class).shorten(QUOTES, Language.SR))
                            .contains(FAITHFUL);
                });
        contexts.withPropertyValues("dialogue.conversation.rephrase.url=" + url())
                .run(it -> assertThat(it)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("dialogue.conversation.rephrase.model names the model"));
    }

    @Test
    void refusesSettingsThatCannotWork() {
        var key = new Secret("");
        assertThatThrownBy(() -> new RephraseProperties(URI.create("ftp://example.org"), "small", key, SHORT))
                .hasMessageContaining("http or https");
        assertThatThrownBy(() -> new RephraseProperties(URI.create(url()), "small", key, Duration.ofSeconds(11)))
                .hasMessageContaining("at most 10 seconds");
    }

    private void assertQuoted() {
        assertThat(card(Rendering.SR, Optional.of(rephrasing()))).isEqualTo(card(Rendering.SR, Optional.empty()));
    }

    private void assertNothing() {
        assertThat(rephrasing().shorten(QUOTES, Language.SR)).isEmpty();
    }

    private Rephrasing rephrasing() {
        return new Rephrasing(
                new ChatCompletions(
                        new RephraseProperties(URI.create(url()), "small", new Secret("confidential"), timeout)),
                clock);
    }

    private String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/v1";
    }

    private static Card card(Rendering rendering, Optional<Rephrasing> rephrasing) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/conversation");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        var words = new Words(messages, "https://example.org");
        var archive = mock(Archive.class);
        when(archive.agreement(any())).thenReturn(Optional.empty());
        when(archive.sources(any())).thenReturn(List.of());
        var knowledge = mock(Knowledge.class);
        var citation = new Knowledge.Citation(
                "agreement",
                "energy",
                "Sporazum o energetici",
                QUOTES,
                "Balkans Policy Research Group",
                "https://example.org/source",
                "2013-09-08",
                "partial",
                null);
        when(knowledge.ask(anyString(), any(), any()))
                .thenReturn(new Knowledge.Answer(
                        Knowledge.Outcome.ANSWER,
                        Knowledge.Kind.QUOTE,
                        Language.SR,
                        QUOTES,
                        List.of(citation),
                        List.of()));
        var questions = new Questions(
                knowledge,
                archive,
                new ItemCards(archive, mock(Vocabulary.class), words),
                new LastItems(Clock.systemUTC()),
                mock(LeaveSkill.class),
                words,
                rephrasing);
        var person = new Person("telegram", "4711", rendering);
        return questions
                .answer(person, rendering, "moja komšinica pita za struju")
                .cards()
                .get(0);
    }

    private static Behaviour saying(String text) {
        return it -> send(it, 200, completion(text));
    }

    private static String completion(String text) {
        return "{\"id\":\"1\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":%s}}]}"
                .formatted(JsonMapper.shared().writeValueAsString(text));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Duration elapsed(Runnable task) {
        var start = System.nanoTime();
        task.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
