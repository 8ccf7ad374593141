package org.dialogueinfo.watch;

import java.time.Duration;
import java.util.List;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.kernel.Secret;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Who is told when something goes wrong.
 *
 * @param email an address, or empty
 * @param telegram the number of a chat that has spoken to the bot, or empty
 * @param language in which the operator reads, in Latin: {@code sq}, {@code sr} or {@code en}
 * @param every how often it is looked
 * @param patience how long a channel may be ill and a broadcast stand still before it is an alarm
 * @param calm how long a trouble must be gone before it is over; longer than the patience, so that what limps is told of once
 * @param diskFree what must be left on the disk of the data
 * @param canary who gets a copy of each broadcast
 */
@ConfigurationProperties("dialogue.operator")
record OperatorProperties(
        @DefaultValue("") String email,
        @DefaultValue("") String telegram,
        @DefaultValue("en") String language,
        @DefaultValue("30s") Duration every,
        @DefaultValue("5m") Duration patience,
        @DefaultValue("10m") Duration calm,
        @DefaultValue("1GB") DataSize diskFree,
        @DefaultValue Canary canary) {

    /** Never in Cyrillic: an alarm names what servers say. */
    Rendering rendering() {
        return Rendering.of(Rendering.of(language).language());
    }

    /**
     * @param email an address, or empty
     * @param telegram the number of a chat, or empty
     * @param languages in which of them a copy is wanted
     * @param within how long a copy that was sent may be on its way
     * @param imap where the copies by mail arrive; without it the mail server's word is believed
     */
    record Canary(
            @DefaultValue("") String email,
            @DefaultValue("") String telegram,
            @DefaultValue({"sq", "sr", "en"}) List<String> languages,
            @DefaultValue("15m") Duration within,
            @DefaultValue Imap imap) {

        List<Rendering> renderings() {
            return languages.stream().map(Rendering::of).distinct().toList();
        }
    }

    /** @param host empty looks into no mailbox */
    record Imap(
            @DefaultValue("") String host,
            @DefaultValue("0") int port,
            @DefaultValue("") String username,
            @DefaultValue("") Secret password,
            @DefaultValue("true") boolean tls,
            @DefaultValue("INBOX") String folder) {

        boolean isConfigured() {
            return !host.isBlank();
        }
    }
}
