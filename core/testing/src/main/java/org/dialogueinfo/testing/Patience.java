package org.dialogueinfo.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.pollinterval.IterativePollInterval;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * How tests wait: they look at once, again after a moment, and then ten times a second. Awaitility's own default is to look for the
 * first time after a tenth of a second, which adds up where most waits are for what holds already.
 */
public final class Patience implements LauncherSessionListener {

    private static final Duration FIRST = Duration.ofMillis(5);
    private static final Duration LONGEST = Duration.ofMillis(100);

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultPollInterval(new IterativePollInterval(Patience::next, FIRST));
    }

    private static Duration next(Duration before) {
        var doubled = before.multipliedBy(2);
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }
}
