package org.dialogueinfo.website;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.dialogueinfo.kernel.Rendering;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.util.HtmlUtils;

/** Walks over the whole site as a search engine would. */
@SiteRunning
class SiteCheckTests {

    private static final String BASE = "https://dialogue-info.example";
    private static final Pattern LINK = Pattern.compile("<(?:a|link|img)\\b[^>]*?\\b(?:href|src)=\"([^\"]+)\"");
    private static final Pattern ALTERNATE =
            Pattern.compile("<link rel=\"alternate\" hreflang=\"([^\"]+)\" href=\"([^\"]+)\">");
    private static final Pattern TITLE = Pattern.compile("<title>(.*?)</title>");
    private static final Pattern ANCHOR = Pattern.compile("\\bid=\"([^\"]+)\"");
    private static final Pattern TEMPLATE_LEFT = Pattern.compile("\\?\\?[\\w.-]+\\?\\?|\\bth:|\\$\\{");

    /** Pages of other modules, which the tests of the whole walk over. */
    private static final Pattern ELSEWHERE = Pattern.compile("/[a-z-]+/(chat|roundtables)(/.*)?|/v3/.*|/desk.*");

    private static final Path KEPT = Path.of("target", "site");

    private static final List<String> PAGE_TYPES = List.of(
            "",
            "/agreements",
            "/agreements/first-agreement",
            "/compare?a=energy&b=telecommunications",
            "/meetings",
            "/meetings/2023-02-27-brussels",
            "/situations/diploma",
            "/meetings?view=calendar",
            "/search?q=energy",
            "/op-eds",
            "/videos",
            "/events",
            "/glossary",
            "/implementation",
            "/numbers",
            "/api",
            "/method",
            "/subscribe");

    private static final int LONGEST_ZIPPED = 30_000;
    private static final int FIRST_LOAD = 100_000;

    @Autowired
    MockMvc mvc;

    @Test
    void hasNoDeadLinkNoDoubleTitleAndFitsItsBudget() throws Exception {
        var pages = walk();
        assertThat(pages).hasSizeGreaterThan(800);
        var titles = new HashMap<String, String>();
        var problems = new ArrayList<String>();
        for (var page : pages.entrySet()) {
            var html = page.getValue();
            var path = page.getKey();
            if (!path.contains("?")) {
                var title = first(TITLE, html);
                var same = titles.put(path.split("/")[1] + " " + title, path);
                if (same != null) {
                    problems.add("the same title: " + same + " and " + path);
                }
            }
            if (zipped(html.getBytes("UTF-8")) > LONGEST_ZIPPED) {
                problems.add("over 30 kB: " + path);
            }
            if (TEMPLATE_LEFT.matcher(html).find()) {
                problems.add("unfinished: " + path);
            }
        }
        assertThat(problems).isEmpty();
        assertThat(reciprocity(pages)).isEmpty();
        keep(pages);
    }

    /**
     * For the Nu Html Checker, which has a module and class path of its own ({@code core/html-check}). Of items, which
     * are hundreds, each is kept in one rendering.
     */
    private static void keep(Map<String, String> pages) throws IOException {
        Files.createDirectories(KEPT);
        for (var page : pages.entrySet()) {
            if (!page.getKey().contains("?") && (!isItem(page.getKey()) || isIts(page.getKey()))) {
                var name = page.getKey().substring(1).replace('/', '_') + ".html";
                Files.writeString(KEPT.resolve(name), page.getValue());
            }
        }
    }

    private static boolean isItem(String path) {
        return path.matches("/[a-z-]+/(agreements|meetings)/.+");
    }

    private static boolean isIts(String path) {
        var rest = path.substring(path.indexOf('/', 1));
        var all = Rendering.values();
        return path.startsWith("/" + all[Math.floorMod(rest.hashCode(), all.length)].path() + "/");
    }

    /** Every page within reach that is ours, by path; fails at the first link that leads nowhere. */
    private Map<String, String> walk() throws Exception {
        var pages = new LinkedHashMap<String, String>();
        var anchors = new HashMap<String, String>();
        var seen = new TreeSet<String>();
        var ahead = new ArrayDeque<String>();
        ahead.add("/en");
        while (!ahead.isEmpty()) {
            var path = ahead.poll();
            var response = get(path);
            assertThat(response.getStatus()).as(path).isIn(200, 301, 302);
            if (response.getContentType() == null || !response.getContentType().startsWith("text/html")) {
                continue;
            }
            var html = response.getContentAsString();
            pages.put(path, html);
            var matcher = LINK.matcher(html);
            while (matcher.find()) {
                var link = HtmlUtils.htmlUnescape(matcher.group(1)).replaceFirst("^" + Pattern.quote(BASE), "");
                if (link.startsWith("#")) {
                    link = path + link;
                }
                if (!link.startsWith("/") || ELSEWHERE.matcher(link).matches() || tooMany(link)) {
                    continue;
                }
                var hash = link.indexOf('#');
                if (hash >= 0) {
                    anchors.put(link, path);
                    link = link.substring(0, hash);
                }
                if (seen.add(link)) {
                    ahead.add(link);
                }
            }
        }
        anchors.forEach((link, from) -> {
            var hash = link.indexOf('#');
            var html = pages.get(link.substring(0, hash));
            if (html != null) {
                assertThat(ids(html)).as(from + " -> " + link).contains(link.substring(hash + 1));
            }
        });
        return pages;
    }

    /** Filters go on for ever, so one filter is followed, not two; of pictures and exports one rendering will do. */
    private static boolean tooMany(String link) {
        return link.contains("&")
                || link.startsWith("/api/v1/archive/export")
                || link.contains("?") && !link.startsWith("/en")
                || link.matches(".*\\.(png|svg)") && !link.startsWith("/en/");
    }

    private static List<String> reciprocity(Map<String, String> pages) {
        var problems = new ArrayList<String>();
        pages.forEach((path, html) -> {
            if (path.contains("?")) {
                return;
            }
            var alternates = alternates(html);
            alternates.forEach((tag, target) -> {
                var other = pages.get(target);
                if (other != null && !alternates(other).equals(alternates)) {
                    problems.add(path + " and " + target + " name different pages");
                }
            });
            if (!alternates.isEmpty() && (alternates.size() != 5 || !alternates.containsValue(path))) {
                problems.add(path + " does not name itself and four others");
            }
        });
        return problems;
    }

    private static Map<String, String> alternates(String html) {
        var alternates = new HashMap<String, String>();
        var matcher = ALTERNATE.matcher(html);
        while (matcher.find()) {
            alternates.put(matcher.group(1), matcher.group(2).replace(BASE, ""));
        }
        return alternates;
    }

    private static TreeSet<String> ids(String html) {
        var ids = new TreeSet<String>();
        var matcher = ANCHOR.matcher(html);
        while (matcher.find()) {
            ids.add(matcher.group(1));
        }
        return ids;
    }

    @ParameterizedTest
    @EnumSource
    void weighsLittleOnFirstLoad(Rendering rendering) throws Exception {
        int css = zipped(bytes("site.css"));
        int fonts = 0;
        for (var part : List.of("latin", "latin-ext", "cyrillic")) {
            if (!part.equals("cyrillic") || rendering == Rendering.SR_CYRL) {
                fonts += bytes("fonts/head-" + part + ".woff2").length + bytes("fonts/text-" + part + ".woff2").length;
            }
        }
        int parts = rendering == Rendering.SR_CYRL ? 6 : 4;
        for (var path : PAGE_TYPES) {
            var page = get("/" + rendering.path() + path).getContentAsString();
            int html = zipped(page.getBytes("UTF-8"));
            int script = page.contains("/website/search.js") ? script() : 0;
            int signs = page.contains("/website/signs.svg") ? zipped(file("static/website/signs.svg")) : 0;
            int pictures = page.split("<img ").length - 1;
            int all = html + css + fonts + script + signs + bytes("icon.svg").length;
            System.out.printf(
                    "First load of /%s%s: %d bytes (html %d, css %d, fonts %d, script %d) in %d requests%n",
                    rendering.path(),
                    path,
                    all,
                    html,
                    css,
                    fonts,
                    script,
                    3 + parts + pictures + (script > 0 ? 1 : 0) + (signs > 0 ? 1 : 0));
            assertThat(all).as(rendering.path() + path).isLessThan(FIRST_LOAD);
        }
    }

    private static int script() throws Exception {
        return zipped(file("static/website/search.js"));
    }

    private static byte[] bytes(String asset) throws Exception {
        return file("static/assets/" + asset);
    }

    private static byte[] file(String path) throws Exception {
        return new ClassPathResource(path).getContentAsByteArray();
    }

    private static int zipped(byte[] bytes) throws Exception {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.size();
    }

    private static String first(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    private MockHttpServletResponse get(String address) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.get(URI.create(address.replace(" ", "%20"))))
                .andReturn()
                .getResponse();
    }
}
