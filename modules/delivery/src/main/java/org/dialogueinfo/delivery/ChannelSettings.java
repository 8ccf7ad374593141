package org.dialogueinfo.delivery;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an administrator may change of channels and sending without a restart: an allow-list of properties, no secrets. */
public interface ChannelSettings {

    /** By name. */
    List<State> all();

    /**
     * Changes a setting for all nodes.
     *
     * @param value null for what the properties say
     * @throws IllegalArgumentException if there is no such setting, or it may not have the value; nothing is changed then
     */
    void change(String name, @Nullable String value);

    /**
     * @param value what holds now
     * @param configured what the properties say
     * @param changedAt null while the properties hold
     */
    record State(
            String name,
            String value,
            String configured,
            @Nullable Instant changedAt) {}
}
