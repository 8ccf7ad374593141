package org.dialogueinfo.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.dialogueinfo.delivery.spi.Door;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class DoorsTests {

    @Test
    void namesTheDoorsThatAreOpen() {
        var beans = new StaticListableBeanFactory();
        beans.addBean("known", door("telegram", "https://t.me/dialogue_bot"));
        beans.addBean("unknown", door("other", null));
        assertThat(new Doors(beans.getBeanProvider(Door.class)).open())
                .containsExactly(Map.entry("telegram", URI.create("https://t.me/dialogue_bot")));
    }

    private static Door door(String channel, @Nullable String address) {
        return new Door() {
            @Override
            public String channel() {
                return channel;
            }

            @Override
            public Optional<URI> address() {
                return Optional.ofNullable(address).map(URI::create);
            }
        };
    }
}
