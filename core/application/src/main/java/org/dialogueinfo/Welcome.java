package org.dialogueinfo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.desk.SetUp;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.subscriptions.Subscriptions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says on the console where things are and what is switched on, once everything is ready. */
@Component
class Welcome {

    private static final List<String> MODULES = List.of(
            "alerts",
            "watch",
            "knowledge",
            "conversation",
            "telegram",
            "webchat",
            "newsletter",
            "website",
            "desk",
            "roundtables",
            "insights");

    private final ObjectProvider<Archive> archive;
    private final ObjectProvider<Subscriptions> subscriptions;
    private final ObjectProvider<SetUp> setUp;
    private final Environment settings;

    Welcome(
            ObjectProvider<Archive> archive,
            ObjectProvider<Subscriptions> subscriptions,
            ObjectProvider<SetUp> setUp,
            Environment settings) {
        this.archive = archive;
        this.subscriptions = subscriptions;
        this.setUp = setUp;
        this.settings = settings;
    }

    @EventListener(ApplicationReadyEvent.class)
    void show() {
        var lines = new ArrayList<String>();
        var url = settings.getProperty("dialogue.base-url", "");
        lines.add("Dialogue-Info is ready");
        lines.add(line("Site", on("website") ? url + "/en  (also /sq, /sr, /sr-cyrl)" : "off"));
        lines.add(line("Chat", on("webchat") ? url + "/en/chat" : "off"));
        lines.add(line("Desk", on("desk") ? url + "/desk" : "off"));
        setUp.ifAvailable(it ->
                it.link().ifPresent(link -> lines.add(line("", "make the first administrator: " + url + link))));
        lines.add(line("Telegram", telegram()));
        lines.add(line("Mail", mail()));
        archive.ifAvailable(it -> lines.addAll(holdings(it)));
        subscriptions.ifAvailable(it -> lines.add(line("Readers", readers(it))));
        var off = MODULES.stream().filter(it -> !on(it)).collect(Collectors.joining(", "));
        if (!off.isEmpty()) {
            lines.add(line("Off", off));
        }
        System.out.println(lines.stream().collect(Collectors.joining("\n", "\n", "\n")));
    }

    private boolean on(String module) {
        return !SwitchedOffModules.isOff(module, settings);
    }

    private static String line(String name, String text) {
        return "  %-9s %s".formatted(name, text);
    }

    private String telegram() {
        return !on("telegram")
                        || settings.getProperty("dialogue.telegram.token", "").isBlank()
                ? "off: set dialogue.telegram.token"
                : "on, by " + settings.getProperty("dialogue.telegram.updates", "polling");
    }

    private String mail() {
        if (!on("newsletter")) {
            return "off";
        }
        var smtp = settings.getProperty("spring.mail.host", "");
        return smtp.isBlank()
                ? "kept in %s/mail, read at the desk: set spring.mail.host"
                        .formatted(settings.getProperty("dialogue.data-dir"))
                : "over " + smtp;
    }

    private static List<String> holdings(Archive archive) {
        var all = archive.holdings();
        return List.of(
                line(
                        "Archive",
                        "%d agreements, %d meetings, %d sources"
                                .formatted(all.agreements(), all.meetings(), all.sources())),
                line(
                        "",
                        Arrays.stream(Language.values())
                                .map(it -> "%s %d".formatted(it.ownName(), titledIn(archive, it)))
                                .collect(Collectors.joining(", ", "titles in ", "; Serbian in both scripts"))));
    }

    private static long titledIn(Archive archive, Language language) {
        var titles = Stream.<Localized<String>>concat(
                archive.agreements(Archive.AgreementFilter.all()).stream().map(it -> it.title()),
                archive.meetings(Archive.MeetingFilter.all()).stream().map(it -> it.title()));
        return titles.filter(it -> it.in(language).isPresent()).count();
    }

    private static String readers(Subscriptions subscriptions) {
        var active = subscriptions.active();
        return active.isEmpty()
                ? "none yet"
                : active.entrySet().stream()
                        .map(it -> "%d by %s".formatted(it.getValue(), it.getKey()))
                        .collect(Collectors.joining(", "));
    }
}
