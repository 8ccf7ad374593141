package org.dialogueinfo;

import io.micrometer.common.KeyValues;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;

/** Of a request the page is told, never its address: personal links carry a token that belongs to one reader. */
@Component
class TracedRequests extends DefaultServerRequestObservationConvention {

    @Override
    public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext request) {
        return KeyValues.empty();
    }
}
