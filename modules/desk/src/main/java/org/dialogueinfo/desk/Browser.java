package org.dialogueinfo.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person recognises their session by: the family of browser and system, and nothing finer. */
final class Browser {

    private static final List<String[]> FAMILIES = List.of(
            new String[] {"Edg", "Edge"},
            new String[] {"OPR/", "Opera"},
            new String[] {"SamsungBrowser/", "Samsung Internet"},
            new String[] {"Firefox/", "Firefox"},
            new String[] {"FxiOS/", "Firefox"},
            new String[] {"Chrome/", "Chrome"},
            new String[] {"CriOS/", "Chrome"},
            new String[] {"Safari/", "Safari"});
    private static final List<String[]> SYSTEMS = List.of(
            new String[] {"iPhone", "iPhone"},
            new String[] {"iPad", "iPad"},
            new String[] {"Android", "Android"},
            new String[] {"Windows", "Windows"},
            new String[] {"Mac OS X", "macOS"},
            new String[] {"CrOS", "ChromeOS"},
            new String[] {"Linux", "Linux"});

    private Browser() {}

    /** Such as {@code Firefox · Linux}; empty if neither is known. */
    static String family(@Nullable String userAgent) {
        var text = userAgent == null ? "" : userAgent;
        var family = first(FAMILIES, text);
        var system = first(SYSTEMS, text);
        return family.isEmpty() || system.isEmpty() ? family + system : family + " · " + system;
    }

    private static String first(List<String[]> names, String text) {
        return names.stream()
                .filter(it -> text.contains(it[0]))
                .map(it -> it[1])
                .findFirst()
                .orElse("");
    }
}
