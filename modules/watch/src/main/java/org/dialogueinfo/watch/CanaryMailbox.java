package org.dialogueinfo.watch;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.search.HeaderTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Looks for the copies by mail where they should arrive. It reads headers, and leaves the mailbox as it is. */
@Component
class CanaryMailbox {

    private static final String MESSAGE_ID = "Message-ID";
    private static final String TIMEOUT_MILLIS = "10000";

    private final Copies copies;
    private final OperatorProperties.Imap settings;

    CanaryMailbox(Copies copies, OperatorProperties properties) {
        this.copies = copies;
        this.settings = properties.canary().imap();
    }

    /** Nothing is opened while nothing is awaited. */
    void look() throws MessagingException {
        var awaited = settings.isConfigured() ? copies.awaited() : List.<Copies.Copy>of();
        if (awaited.isEmpty()) {
            return;
        }
        var protocol = settings.tls() ? "imaps" : "imap";
        int port = settings.port() > 0 ? settings.port() : settings.tls() ? 993 : 143;
        try (var store = Session.getInstance(properties(protocol)).getStore(protocol)) {
            store.connect(
                    settings.host(),
                    port,
                    settings.username(),
                    settings.password().value());
            try (var folder = store.getFolder(settings.folder())) {
                folder.open(Folder.READ_ONLY);
                look(folder, awaited);
            }
        }
    }

    private void look(Folder folder, List<Copies.Copy> awaited) throws MessagingException {
        var broadcasts = awaited.stream().collect(Collectors.groupingBy(Copies.Copy::mark));
        for (var broadcast : broadcasts.entrySet()) {
            var found = new ArrayList<String>();
            for (var mail : folder.search(new HeaderTerm(MESSAGE_ID, "." + broadcast.getKey() + "@"))) {
                found.addAll(List.of(mail.getHeader(MESSAGE_ID)));
            }
            broadcast.getValue().stream()
                    .filter(it -> found.stream().anyMatch(it::is))
                    .forEach(copies::seen);
        }
    }

    private static Properties properties(String protocol) {
        var properties = new Properties();
        for (var timeout : List.of("connectiontimeout", "timeout", "writetimeout")) {
            properties.put("mail." + protocol + "." + timeout, TIMEOUT_MILLIS);
        }
        properties.put("mail.imaps.ssl.checkserveridentity", "true");
        return properties;
    }
}
