package org.dialogueinfo.delivery;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Identifies a broadcast; follows from its key, so that it is known before anything is planned. */
public record BroadcastId(@JsonValue UUID value) {

    public static BroadcastId ofKey(String key) {
        return new BroadcastId(UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
