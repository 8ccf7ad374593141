package org.dialogueinfo.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.stereotype.Component;

/** The texts of the broadcasts under way, read once per broadcast and version, not per row. */
@Component
class Texts {

    private final Register register;
    private final Cache<Key, Register.Text> texts =
            Caffeine.newBuilder().maximumSize(100).build();

    Texts(Register register) {
        this.register = register;
    }

    private record Key(String broadcast, int version) {}

    Register.Text of(String broadcast, int version) {
        return texts.get(
                new Key(broadcast, version), it -> register.text(broadcast).orElseThrow());
    }
}
