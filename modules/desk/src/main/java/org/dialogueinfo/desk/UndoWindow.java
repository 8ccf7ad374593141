package org.dialogueinfo.desk;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.dialogueinfo.delivery.spi.Setting;
import org.dialogueinfo.delivery.spi.Settings;
import org.springframework.stereotype.Component;

/** How long alerts wait after somebody has published at the desk's pages, so that they can still be stopped. */
@Component
class UndoWindow implements Settings.Source {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,4}");
    private static final int LONGEST = 3600;

    private final Settings settings;
    private final Setting seconds;

    UndoWindow(Settings settings, DeskProperties properties) {
        this.settings = settings;
        this.seconds = new Setting(
                "dialogue.desk.undo-window",
                Long.toString(properties.undoWindow().toSeconds()),
                it -> SECONDS.matcher(it).matches() && Long.parseLong(it) <= LONGEST);
    }

    Duration length() {
        return Duration.ofSeconds(Long.parseLong(settings.value(seconds)));
    }

    @Override
    public List<Setting> settings() {
        return List.of(seconds);
    }
}
