package org.dialogueinfo.conversation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A model behind an address that answers like OpenAI's {@code /chat/completions}. Follows no redirection. */
class ChatCompletions {

    private static final int MOST_BYTES = 64 * 1024;

    private final HttpClient http;
    private final JsonMapper json = JsonMapper.shared();
    private final RephraseProperties properties;
    private final URI address;

    ChatCompletions(RephraseProperties properties) {
        this.properties = properties;
        this.http = HttpClient.newBuilder().connectTimeout(properties.timeout()).build();
        this.address = URI.create(properties.url().toString().replaceFirst("/+$", "") + "/chat/completions");
    }

    /**
     * What the model says to the text, within the time-out from the call to the last byte.
     *
     * @throws IOException if it says nothing in that time, answers with anything but 200, too much, or something else than
     *     a completion; its message holds nothing of what was sent or answered
     */
    String complete(String instruction, String text) throws IOException, InterruptedException {
        var answer = http.sendAsync(request(instruction, text), it -> new Bounded());
        try {
            var response = answer.get(properties.timeout().toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new IOException("the model's address answered with %d".formatted(response.statusCode()));
            }
            return content(response.body());
        } catch (TimeoutException e) {
            throw new IOException("the model did not answer within %s".formatted(properties.timeout()), e);
        } catch (ExecutionException e) {
            throw new IOException("the model cannot be asked", e);
        } finally {
            answer.cancel(true);
        }
    }

    private HttpRequest request(String instruction, String text) {
        var body = json.writeValueAsString(Map.of(
                "model",
                properties.model(),
                "temperature",
                0,
                "messages",
                List.of(Map.of("role", "system", "content", instruction), Map.of("role", "user", "content", text))));
        var request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return (properties.key().isEmpty()
                        ? request
                        : request.header(
                                "Authorization", "Bearer " + properties.key().value()))
                .build();
    }

    private String content(byte[] body) throws IOException {
        try {
            var content = json.readTree(body).at("/choices/0/message/content");
            if (content.isString()) {
                return content.stringValue();
            }
        } catch (JacksonException e) {
            // its message would quote the answer
        }
        throw new IOException("the model's address answered with something else than a completion");
    }

    /** A body that ends with an error when it grows too large. */
    private static class Bounded implements BodySubscriber<byte[]> {

        private final BodySubscriber<byte[]> bytes = BodySubscribers.ofByteArray();
        private @Nullable Subscription subscription;
        private long received;

        @Override
        public CompletionStage<byte[]> getBody() {
            return bytes.getBody();
        }

        @Override
        public void onSubscribe(Subscription to) {
            subscription = to;
            bytes.onSubscribe(to);
        }

        @Override
        public void onNext(List<ByteBuffer> part) {
            received += part.stream().mapToLong(ByteBuffer::remaining).sum();
            if (received <= MOST_BYTES) {
                bytes.onNext(part);
            } else if (subscription != null) {
                subscription.cancel();
                bytes.onError(new IOException("the answer is too long"));
            }
        }

        @Override
        public void onError(Throwable e) {
            bytes.onError(e);
        }

        @Override
        public void onComplete() {
            bytes.onComplete();
        }
    }
}
