package org.dialogueinfo.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.dialogueinfo.delivery.spi.Channel;
import org.dialogueinfo.delivery.spi.Setting;
import org.dialogueinfo.delivery.spi.Settings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What holds for all channels: approval, the wait before the first message, and each channel's pace. */
@Component
class SendingSettings implements Settings.Source {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,4}");
    private static final int LONGEST_WAIT = 3600;

    private final DeliveryProperties properties;
    private final ObjectProvider<Channel> channels;
    private final Settings settings;
    private final Setting approval;
    private final Setting undo;

    SendingSettings(DeliveryProperties properties, ObjectProvider<Channel> channels, Settings settings) {
        this.properties = properties;
        this.channels = channels;
        this.settings = settings;
        approval = new Setting(
                "dialogue.delivery.approval", Boolean.toString(properties.approval()), it -> it.matches("true|false"));
        var longest = Math.max(LONGEST_WAIT, properties.undo().toSeconds());
        undo = new Setting(
                "dialogue.delivery.undo",
                Long.toString(properties.undo().toSeconds()),
                it -> SECONDS.matcher(it).matches() && Long.parseLong(it) <= longest
                        || it.equals(Long.toString(properties.undo().toSeconds())));
    }

    boolean approval() {
        return Boolean.parseBoolean(settings.value(approval));
    }

    Duration undo() {
        return Duration.ofSeconds(Long.parseLong(settings.value(undo)));
    }

    double messagesPerSecond(Channel channel) {
        return Double.parseDouble(settings.value(pace(channel)));
    }

    /** Slower than configured, never faster: what a far side bears is for who runs the platform to say. */
    private Setting pace(Channel channel) {
        var most = properties.messagesPerSecond(channel);
        return new Setting(
                "dialogue.delivery.messages-per-second." + channel.name(), plain(most), it -> isPace(it, most));
    }

    private static boolean isPace(String value, double most) {
        if (!value.matches("\\d{1,6}(\\.\\d{1,3})?")) {
            return value.equals(plain(most));
        }
        var pace = Double.parseDouble(value);
        return pace >= 0.1 && pace <= most;
    }

    private static String plain(double pace) {
        return pace == Math.rint(pace) && pace < 1e9 ? Long.toString((long) pace) : Double.toString(pace);
    }

    @Override
    public List<Setting> settings() {
        var all = new ArrayList<>(List.of(approval, undo));
        channels.stream().map(this::pace).forEach(all::add);
        return all;
    }
}
