package org.dialogueinfo.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.dialogueinfo.delivery.spi.Channel;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** Mail that was kept as files because no mail server is configured; newest first. */
@Controller
@RequestMapping("/desk/mail")
class MailPages {

    private static final int MOST = 100;

    private final Path folder;

    MailPages(@Value("${dialogue.data-dir:./data}") Path dataDir) {
        this.folder = dataDir.resolve("mail");
    }

    @GetMapping
    String list(Model model) throws IOException {
        model.addAttribute("mails", newest());
        return "desk/mail";
    }

    @GetMapping("/{file}")
    String mail(@PathVariable String file, Model model) throws IOException {
        model.addAttribute("mail", found(file));
        return "desk/kept-mail";
    }

    /** The HTML part, in a frame that may run and load nothing. */
    @GetMapping("/{file}/html")
    ResponseEntity<byte[]> html(@PathVariable String file) throws IOException {
        return Showing.framed(new Channel.Preview("text/html", found(file).html()));
    }

    private List<KeptMail> newest() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> files;
        try (var all = Files.list(folder)) {
            files = all.filter(it -> name(it).matches("[\\d-]+\\.eml"))
                    .sorted(Comparator.comparing(MailPages::name).reversed())
                    .limit(MOST)
                    .toList();
        }
        var mails = new java.util.ArrayList<KeptMail>();
        for (var file : files) {
            mails.add(KeptMail.read(file));
        }
        return mails;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private KeptMail found(String file) throws IOException {
        if (!file.matches("[\\d-]+\\.eml") || !Files.isRegularFile(folder.resolve(file))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return KeptMail.read(folder.resolve(file));
    }
}
