package org.dialogueinfo.telegram;

import java.util.Comparator;
import java.util.List;
import org.dialogueinfo.delivery.spi.AudienceProvider;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;

/** The configured public channels as the audience {@code public:<item>}: one recipient for each language. */
class PublicChannels implements AudienceProvider {

    static final String AUDIENCE = "public:";

    private final List<Recipient> channels;

    /** @throws IllegalArgumentException if a channel is for no language of ours, or not a name like {@code @name} */
    PublicChannels(TelegramProperties properties) {
        channels = properties.channels().entrySet().stream()
                .map(it -> recipient(it.getKey(), it.getValue()))
                .sorted(Comparator.comparing(Recipient::ref))
                .toList();
    }

    private static Recipient recipient(String language, String name) {
        if (!name.matches("@\\w{3,60}|-\\d{5,20}")) {
            throw new IllegalArgumentException(
                    "dialogue.telegram.channels.%s is a name like @name, not '%s'".formatted(language, name));
        }
        return new Recipient("channel:" + language, "telegram", name, Rendering.of(language));
    }

    @Override
    public boolean provides(String audience) {
        return audience.startsWith(AUDIENCE);
    }

    @Override
    public List<Recipient> page(String audience, @Nullable String after, int limit) {
        return channels.stream()
                .filter(it -> after == null || it.ref().compareTo(after) > 0)
                .limit(limit)
                .toList();
    }
}
