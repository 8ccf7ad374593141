package org.dialogueinfo.website;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Situation;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What programs that read the site are told of it: {@code robots.txt} and {@code llms.txt}. */
@RestController
class ForMachines {

    private static final MediaType PLAIN = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private final Archive archive;
    private final Site site;

    ForMachines(Archive archive, Site site) {
        this.archive = archive;
        this.site = site;
    }

    @GetMapping("/robots.txt")
    ResponseEntity<String> robots() {
        return plain("""
                User-agent: *
                Disallow: /desk
                Disallow: /one-click/
                Disallow: /*/subscriptions/
                Disallow: /*/search

                Sitemap: %s
                """.formatted(site.url("/sitemap.xml")));
    }

    @GetMapping("/llms.txt")
    ResponseEntity<String> llms() {
        var holdings = archive.holdings();
        return plain("""
                # Dialogue-Info

                > %s

                %s

                ## API

                - [Agreements](%s): JSON, with `lang` (en, sq, sr, sr-cyrl), `year`, `nature`, `status`, `page`, `size`
                - [Meetings](%s): JSON, with `lang`, `year`, `level`, `status`, `from`, `to`, `page`, `size`
                - [OpenAPI](%s)
                - [Site map](%s)
                - [New in the archive](%s): Atom
                - [Meetings](%s): iCalendar

                ## Agreements

                %s

                ## Situations of life

                %s
                """.formatted(
                        site.say("website.home.lead", Rendering.EN, holdings.agreements(), holdings.meetings()),
                        site.say("frame.about", Rendering.EN),
                        site.url("/api/v1/agreements?lang=en"),
                        site.url("/api/v1/meetings?lang=en"),
                        site.url("/v3/api-docs"),
                        site.url("/sitemap.xml"),
                        site.url(Rendering.EN, "/feed.atom"),
                        site.url(Rendering.EN, "/meetings.ics"),
                        archive.all(Agreement.class).stream()
                                .map(it -> line(it.title(), it.summary(), "/agreements/" + it.id()))
                                .collect(Collectors.joining("\n")),
                        archive.all(Situation.class).stream()
                                .map(it -> line(it.title(), Localized.none(), "/situations/" + it.id()))
                                .collect(Collectors.joining("\n"))));
    }

    private String line(Localized<String> title, Localized<String> summary, String path) {
        var text =
                summary.in(Language.EN).map(it -> ": " + it.replace('\n', ' ')).orElse("");
        return "- [%s](%s)%s".formatted(title.in(Language.EN).orElse(path), site.url(Rendering.EN, path), text);
    }

    private static ResponseEntity<String> plain(String text) {
        return ResponseEntity.ok().contentType(PLAIN).body(text);
    }
}
