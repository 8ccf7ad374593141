package org.dialogueinfo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageBundleTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "frame",
                "website",
                "archive",
                "conversation",
                "alerts",
                "knowledge",
                "webchat",
                "newsletter",
                "subscriptions",
                "held",
                "desk",
                "editorial",
                "people",
                "measuring",
                "roundtables",
                "watch"
            })
    void hasTheSameKeysInEveryLanguage(String bundle) throws Exception {
        var english = keys(bundle, "");
        assertThat(english).isNotEmpty();
        assertThat(keys(bundle, "_sq")).isEqualTo(english);
        assertThat(keys(bundle, "_sr")).isEqualTo(english);
    }

    private static Set<Object> keys(String bundle, String language) throws Exception {
        try (var in = MessageBundleTests.class.getResourceAsStream("/messages/" + bundle + language + ".properties")) {
            var properties = new Properties();
            properties.load(new InputStreamReader(java.util.Objects.requireNonNull(in), StandardCharsets.UTF_8));
            return properties.keySet();
        }
    }
}
