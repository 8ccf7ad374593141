package org.dialogueinfo.telegram;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.dialogueinfo.delivery.spi.AudienceProvider;
import org.dialogueinfo.delivery.spi.Setting;
import org.dialogueinfo.delivery.spi.Settings;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;

/**
 * The public channels as the audience {@code public:<item>}: one recipient for each language. Nobody provides it while there is
 * no channel, so that nothing is sent to nobody.
 */
class PublicChannels implements AudienceProvider, Settings.Source {

    static final String AUDIENCE = "public:";

    private static final Pattern NAME = Pattern.compile("@\\w{3,60}|-\\d{5,20}|");

    private final Map<Rendering, Setting> channels = new EnumMap<>(Rendering.class);
    private final Settings settings;

    /** @throws IllegalArgumentException if a channel is for no language of ours, or not a name like {@code @name} */
    PublicChannels(TelegramProperties properties, Settings settings) {
        this.settings = settings;
        properties.channels().keySet().forEach(Rendering::of);
        Arrays.stream(Rendering.values()).forEach(it -> channels.put(it, setting(it, properties)));
    }

    private static Setting setting(Rendering rendering, TelegramProperties properties) {
        return new Setting(
                "dialogue.telegram.channels." + rendering.path(),
                properties.channels().getOrDefault(rendering.path(), ""),
                it -> NAME.matcher(it).matches());
    }

    private List<Recipient> recipients() {
        return channels.entrySet().stream()
                .map(it -> new Recipient(
                        "channel:" + it.getKey().path(), "telegram", settings.value(it.getValue()), it.getKey()))
                .filter(it -> !it.address().isEmpty())
                .sorted(Comparator.comparing(Recipient::ref))
                .toList();
    }

    @Override
    public boolean provides(String audience) {
        return audience.startsWith(AUDIENCE) && !recipients().isEmpty();
    }

    @Override
    public List<Recipient> page(String audience, @Nullable String after, int limit) {
        return recipients().stream()
                .filter(it -> after == null || it.ref().compareTo(after) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public List<Setting> settings() {
        return List.copyOf(channels.values());
    }
}
