package org.dialogueinfo.newsletter;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import org.dialogueinfo.delivery.spi.Setting;
import org.dialogueinfo.delivery.spi.Settings;
import org.springframework.stereotype.Component;

/** Under which name mail is sent and where answers go. The sender's address stays the one that DKIM and SPF know. */
@Component
class MailSettings implements Settings.Source {

    private final Settings settings;
    private final Setting from;
    private final Setting replyTo;

    MailSettings(NewsletterProperties properties, Settings settings) {
        this.settings = settings;
        var address = address(properties.from());
        from = new Setting(
                "dialogue.newsletter.from",
                properties.from(),
                it -> it.equals(properties.from())
                        || oneLine(it) && !address.isEmpty() && address(it).equals(address));
        replyTo = new Setting(
                "dialogue.newsletter.reply-to",
                properties.replyTo(),
                it -> it.isEmpty()
                        || it.equals(properties.replyTo())
                        || oneLine(it) && !address(it).isEmpty());
    }

    String from() {
        return settings.value(from);
    }

    String replyTo() {
        return settings.value(replyTo);
    }

    /** Empty if it is none. */
    private static String address(String text) {
        try {
            var all = InternetAddress.parse(text, true);
            if (all.length == 1) {
                all[0].validate();
                return all[0].getAddress();
            }
            return "";
        } catch (AddressException e) {
            return "";
        }
    }

    private static boolean oneLine(String text) {
        return text.codePoints().noneMatch(Character::isISOControl);
    }

    @Override
    public List<Setting> settings() {
        return List.of(from, replyTo);
    }
}
