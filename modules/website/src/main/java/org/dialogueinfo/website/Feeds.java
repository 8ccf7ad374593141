package org.dialogueinfo.website;

import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Changes;
import org.dialogueinfo.content.Changes.Change;
import org.dialogueinfo.content.Item;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.OpEd;
import org.dialogueinfo.content.Topic;
import org.dialogueinfo.frame.Texts;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.PartialDate;
import org.dialogueinfo.kernel.Rendering;
import org.jdom2.Namespace;
import org.jdom2.output.Format;
import org.jdom2.output.XMLOutputter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What is new or changed in the archive, as an Atom feed in each rendering, of everything or of one topic. */
@Controller
class Feeds {

    private static final int MOST = 50;
    private static final MediaType ATOM = new MediaType("application", "atom+xml", StandardCharsets.UTF_8);

    private final Archive archive;
    private final Changes changes;
    private final Site site;

    Feeds(Archive archive, Changes changes, Site site) {
        this.archive = archive;
        this.changes = changes;
        this.site = site;
    }

    @GetMapping(Site.RENDERING + "/feed.atom")
    ResponseEntity<byte[]> feed(
            @PathVariable Rendering rendering, @RequestParam(required = false) @Nullable String topic)
            throws FeedException {
        var belongs = Topics.of(topic, archive);
        var news = new ArrayList<News>();
        archive.all(Agreement.class).stream().filter(belongs).forEach(it -> news.add(of(it)));
        archive.all(Meeting.class).stream().filter(belongs).forEach(it -> news.add(of(it)));
        archive.all(OpEd.class).stream().filter(belongs).forEach(it -> news.add(of(it)));
        news.sort(Comparator.comparing((News it) -> it.change().changed())
                .thenComparing(News::date)
                .thenComparing(News::path)
                .reversed());
        return ResponseEntity.ok()
                .contentType(ATOM)
                .body(write(feed(news.stream().limit(MOST).toList(), rendering, topic), rendering));
    }

    private Feed feed(List<News> news, Rendering rendering, @Nullable String topic) {
        var feed = new Feed("atom_1.0");
        var address = site.url(rendering, "/feed.atom" + (topic == null || topic.isBlank() ? "" : "?topic=" + topic));
        feed.setId(address);
        feed.setTitle("Dialogue-Info" + name(topic, rendering));
        var subtitle = new Content();
        subtitle.setType("text");
        subtitle.setValue(site.say("frame.about", rendering));
        feed.setSubtitle(subtitle);
        feed.setUpdated(Date.from(
                news.stream().findFirst().map(it -> it.change().changed()).orElse(Instant.EPOCH)));
        feed.setAlternateLinks(List.of(link("alternate", site.url(rendering, ""))));
        feed.setOtherLinks(List.of(link("self", address)));
        var author = new Person();
        author.setName("Dialogue-Info");
        author.setUri(site.url(""));
        feed.setAuthors(List.of(author));
        var texts = new Texts(rendering);
        feed.setEntries(news.stream().map(it -> entry(it, rendering, texts)).toList());
        return feed;
    }

    private String name(@Nullable String topic, Rendering rendering) {
        if (topic == null || topic.isBlank()) {
            return "";
        }
        var ofArchive = archive.find(Topic.class, topic);
        if (ofArchive.isPresent()) {
            return " · " + new Texts(rendering).of(ofArchive.get().title()).text();
        }
        return " · "
                + (topic.startsWith("agreement:")
                        ? archive.find(Agreement.class, topic.substring(10))
                                .map(it -> new Texts(rendering).of(it.title()).text())
                                .orElseThrow(NoSuchPage::new)
                        : site.say("website.topic." + topic, rendering));
    }

    private Entry entry(News news, Rendering rendering, Texts texts) {
        var entry = new Entry();
        var address = site.url(rendering, news.path());
        entry.setId(address);
        entry.setTitle(texts.of(news.item().label()).text());
        entry.setAlternateLinks(List.of(link("alternate", address)));
        entry.setPublished(Date.from(news.change().published()));
        entry.setUpdated(Date.from(news.change().changed()));
        var summary = new Content();
        summary.setType("text");
        summary.setValue(texts.of(news.text()).text());
        entry.setSummary(summary);
        return entry;
    }

    private News of(Agreement it) {
        var date = it.year() == null ? "" : it.year().toString();
        return new News(it, "/agreements/" + it.id(), it.summary(), date, changes.of("agreement/" + it.key()));
    }

    private News of(Meeting it) {
        return new News(it, "/meetings/" + it.id(), it.summary(), it.date().value(), changes.of("meeting/" + it.key()));
    }

    private News of(OpEd it) {
        PartialDate date = it.date();
        return new News(
                it,
                "/op-eds#" + it.id(),
                it.subject(),
                date == null ? "" : date.value(),
                changes.of("op-ed/" + it.key()));
    }

    private static byte[] write(Feed feed, Rendering rendering) throws FeedException {
        var document = new WireFeedOutput().outputJDom(feed);
        document.getRootElement().setAttribute("lang", rendering.tag(), Namespace.XML_NAMESPACE);
        return new XMLOutputter(Format.getPrettyFormat()).outputString(document).getBytes(StandardCharsets.UTF_8);
    }

    private static Link link(String relation, String address) {
        var link = new Link();
        link.setRel(relation);
        link.setHref(address);
        return link;
    }

    private record News(Item item, String path, Localized<String> text, String date, Change change) {}
}
