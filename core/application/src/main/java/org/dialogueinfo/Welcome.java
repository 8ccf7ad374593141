package org.dialogueinfo;

import org.dialogueinfo.content.Archive;
import org.dialogueinfo.desk.SetUp;
import org.dialogueinfo.subscriptions.Subscriptions;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says on the console where things are, once everything is ready. */
@Component
class Welcome {

    private final Archive archive;
    private final Subscriptions subscriptions;
    private final SetUp setUp;
    private final Environment settings;

    Welcome(Archive archive, Subscriptions subscriptions, SetUp setUp, Environment settings) {
        this.archive = archive;
        this.subscriptions = subscriptions;
        this.setUp = setUp;
        this.settings = settings;
    }

    @EventListener(ApplicationReadyEvent.class)
    void show() {
        var url = settings.getProperty("dialogue.base-url", "");
        var holdings = archive.holdings();
        var smtp = settings.getProperty("spring.mail.host", "");
        var telegram = !settings.getProperty("dialogue.telegram.token", "").isBlank();
        System.out.printf(
                """

                Dialogue-Info is ready
                  Site      %s/en  (also /sq, /sr, /sr-cyrl)
                  Chat      %s/en/chat
                  Desk      %s/desk%s
                  Telegram  %s
                  Mail      %s
                  Archive   %d agreements, %d meetings, %d sources; Albanian, Serbian (both scripts), English
                  Readers   %s

                """,
                url,
                url,
                url,
                setUp.link()
                        .map(it -> "\n            make the first administrator: " + url + it)
                        .orElse(""),
                telegram ? "on" : "off: set dialogue.telegram.token",
                smtp.isBlank()
                        ? "kept in " + settings.getProperty("dialogue.data-dir") + "/mail: set spring.mail.host"
                        : "over " + smtp,
                holdings.agreements(),
                holdings.meetings(),
                holdings.sources(),
                subscriptions.active().isEmpty() ? "none yet" : subscriptions.active());
    }
}
