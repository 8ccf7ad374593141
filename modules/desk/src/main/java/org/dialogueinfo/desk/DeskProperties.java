package org.dialogueinfo.desk;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param username the first administrator; without a password a one-time link is printed at start instead
 * @param password their password, taken over at every start
 * @param passwordStrength how dear BCrypt makes a guess, and a sign-in: each step doubles it, and less than 10 is for tests alone. What
 *     was hashed at another strength can still be used
 */
@ConfigurationProperties("dialogue.desk")
record DeskProperties(
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("10") int passwordStrength) {

    @Override
    public String toString() {
        return "DeskProperties[***]";
    }
}
