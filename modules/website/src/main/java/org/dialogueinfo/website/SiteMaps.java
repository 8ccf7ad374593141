package org.dialogueinfo.website;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The site map: an index, and one map for each rendering that names the same page in the other renderings. */
@RestController
class SiteMaps {

    private static final String SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";

    private final Pages pages;
    private final Site site;

    SiteMaps(Pages pages, Site site) {
        this.pages = pages;
        this.site = site;
    }

    @GetMapping("/sitemap.xml")
    ResponseEntity<byte[]> index() throws XMLStreamException {
        return xml(out -> {
            out.writeStartElement("sitemapindex");
            out.writeDefaultNamespace(SITEMAP);
            for (var rendering : Rendering.values()) {
                out.writeStartElement("sitemap");
                element(out, "loc", site.url("/sitemap-" + rendering.path() + ".xml"));
                element(out, "lastmod", moment(pages.newest()));
                out.writeEndElement();
            }
            out.writeEndElement();
        });
    }

    @GetMapping("/sitemap-{rendering:en|sq|sr|sr-cyrl}.xml")
    ResponseEntity<byte[]> map(@PathVariable Rendering rendering) throws XMLStreamException {
        return xml(out -> {
            out.writeStartElement("urlset");
            out.writeDefaultNamespace(SITEMAP);
            out.writeNamespace("xhtml", XHTML);
            for (var page : pages.all()) {
                out.writeStartElement("url");
                element(out, "loc", site.url(rendering, page.path()));
                element(out, "lastmod", moment(page.changed()));
                for (var other : Rendering.values()) {
                    alternate(out, other.tag(), site.url(other, page.path()));
                }
                alternate(out, "x-default", site.url(Rendering.EN, page.path()));
                out.writeEndElement();
            }
            out.writeEndElement();
        });
    }

    private static void alternate(XMLStreamWriter out, String tag, String url) throws XMLStreamException {
        out.writeEmptyElement("xhtml", "link", XHTML);
        out.writeAttribute("rel", "alternate");
        out.writeAttribute("hreflang", tag);
        out.writeAttribute("href", url);
    }

    private static void element(XMLStreamWriter out, String name, String text) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeCharacters(text);
        out.writeEndElement();
    }

    private static String moment(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static ResponseEntity<byte[]> xml(Content content) throws XMLStreamException {
        var bytes = new ByteArrayOutputStream();
        var out = XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
        out.writeStartDocument("UTF-8", "1.0");
        content.write(out);
        out.writeEndDocument();
        out.close();
        return ResponseEntity.ok()
                .contentType(new MediaType("application", "xml", StandardCharsets.UTF_8))
                .body(bytes.toByteArray());
    }

    private interface Content {
        void write(XMLStreamWriter out) throws XMLStreamException;
    }
}
