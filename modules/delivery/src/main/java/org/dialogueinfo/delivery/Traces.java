package org.dialogueinfo.delivery;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Spans of what becomes of a broadcast, for whoever traces; nothing at all while that is off. A broadcast is one trace,
 * found by the broadcast's own id. A span names rows and rules, never a person.
 */
@Component
class Traces {

    private static final Step NONE = new Step(null, null);

    private final @Nullable Tracer tracer;
    private final double share;

    Traces(ObjectProvider<Tracer> tracer, @Value("${management.tracing.sampling.probability:0.1}") double share) {
        this.tracer = tracer.getIfAvailable();
        this.share = share;
    }

    /** Until it is closed; of many alike only the share that is wanted is traced. */
    Step begin(String name, String broadcast) {
        if (tracer == null || ThreadLocalRandom.current().nextDouble() >= share) {
            return NONE;
        }
        var trace = broadcast.replace("-", "");
        var whole = tracer.traceContextBuilder()
                .traceId(trace)
                .spanId(trace.substring(0, 16))
                .sampled(true)
                .build();
        var span = tracer.spanBuilder()
                .setParent(whole)
                .name(name)
                .tag("broadcast", broadcast)
                .start();
        return new Step(span, tracer.withSpan(span));
    }

    /** A step that is being traced, or not. */
    record Step(@Nullable Span span, Tracer.@Nullable SpanInScope scope) implements AutoCloseable {

        void tag(String key, String value) {
            if (span != null) {
                span.tag(key, value);
            }
        }

        @Override
        public void close() {
            if (span != null && scope != null) {
                scope.close();
                span.end();
            }
        }
    }
}
