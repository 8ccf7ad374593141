package org.dialogueinfo.delivery;

import java.time.Clock;
import org.dialogueinfo.delivery.spi.Feedback;
import org.springframework.stereotype.Component;

/** Gathers what carriers need. */
@Component
class Engine {

    private final Carrier.Parts parts;

    Engine(
            Rows rows,
            Register register,
            Texts texts,
            Audiences audiences,
            Nodes nodes,
            Paces paces,
            Guard guard,
            Verdicts verdicts,
            Feedback feedback,
            Meters meters,
            Traces traces,
            DeliveryProperties properties,
            Clock clock) {
        this.parts = new Carrier.Parts(
                rows,
                register,
                texts,
                audiences,
                nodes,
                paces,
                guard,
                verdicts,
                feedback,
                meters,
                traces,
                properties,
                clock);
    }

    Carrier.Parts parts() {
        return parts;
    }
}
