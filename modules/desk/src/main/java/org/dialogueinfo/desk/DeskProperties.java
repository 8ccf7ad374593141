package org.dialogueinfo.desk;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param username the first administrator; without a password a one-time link is printed at start instead
 * @param password their password, taken over at every start
 * @param passwordStrength how dear BCrypt makes a guess, and a sign-in: each step doubles it, and less than 10 is for tests alone. What
 *     was hashed at another strength can still be used
 * @param undoWindow how long alerts wait after somebody has published at the desk's pages, so that they can still be stopped; an hour at most
 */
@ConfigurationProperties("dialogue.desk")
record DeskProperties(
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("10") int passwordStrength,
        @DefaultValue("60s") Duration undoWindow) {

    @Override
    public String toString() {
        return "DeskProperties[***]";
    }
}
