package org.dialogueinfo.desk;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param username the first administrator; without a password a one-time link is printed at start instead
 * @param password their password, taken over at every start
 */
@ConfigurationProperties("dialogue.desk")
record DeskProperties(
        @DefaultValue("") String username, @DefaultValue("") String password) {

    @Override
    public String toString() {
        return "DeskProperties[***]";
    }
}
