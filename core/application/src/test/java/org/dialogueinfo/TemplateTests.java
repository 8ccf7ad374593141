package org.dialogueinfo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Everything that a template shows comes from the message bundles or from data. */
class TemplateTests {

    private static final Pattern LETTERS = Pattern.compile("\\p{L}{2,}");
    private static final Pattern KEY = Pattern.compile("#\\{([a-z][\\w.-]*)[}(]");
    private static final Pattern SHOWN_LITERAL = Pattern.compile("^'[^']*\\p{L}{2,}[^']*'$");
    private static final Pattern TAG =
            Pattern.compile("<(?:!--.*?--|![^>]*|(/?)([\\w:]+)((?:\"[^\"]*\"|[^>\"])*))>", Pattern.DOTALL);
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w:-]+)=\"([^\"]*)\"");
    private static final Pattern UNESCAPED = Pattern.compile("th:utext=\"[^\"]*\"|\\[\\(.*?\\)]|th:inline=\"none\"");
    private static final Pattern FILLED = Pattern.compile(" th:(text|utext|replace|insert)=");
    private static final Set<String> VOID = Set.of("meta", "link", "input", "br", "hr", "img", "source", "track");
    private static final Set<String> SHOWN = Set.of("title", "alt", "placeholder", "aria-label");
    /** What is called the same in every language. */
    private static final Pattern NAMES = Pattern.compile("Dialogue-Info|BibTeX|zip|PNG|SVG|CSV|JSON|llms\\.txt");

    @Test
    void containsNoTextOfItsOwn() throws Exception {
        var found = new ArrayList<String>();
        for (var template : templates()) {
            look(text(template), String.valueOf(template.getFilename()), found);
        }
        assertThat(found).isEmpty();
    }

    /** Reads tag by tag; the text right inside an element that Thymeleaf fills or replaces is a placeholder. */
    private static void look(String template, String file, List<String> found) {
        var open = new ArrayDeque<String>();
        var tags = TAG.matcher(template);
        int at = 0;
        while (tags.find()) {
            var text = template.substring(at, tags.start());
            if (isText(text) && open.stream().noneMatch(TemplateTests::isReplaced)) {
                found.add(file + ": " + text.strip());
            }
            at = tags.end();
            var attributes = tags.group(3);
            if (attributes == null) {
                continue;
            }
            if (tags.group(1).equals("/")) {
                open.pop();
            } else {
                lookAtAttributes(attributes, file, found);
                if (!VOID.contains(tags.group(2))) {
                    open.push(tags.group(2) + attributes);
                }
            }
        }
        assertThat(open).as(file).isEmpty();
    }

    /** The {@code html} element is replaced by the frame, which takes the content out of it. */
    private static boolean isReplaced(String tag) {
        return FILLED.matcher(tag).find() && !tag.startsWith("html ");
    }

    private static boolean isText(String shown) {
        return LETTERS.matcher(NAMES.matcher(shown).replaceAll("")).find();
    }

    private static void lookAtAttributes(String tag, String file, List<String> found) {
        var attributes = ATTRIBUTE.matcher(tag);
        while (attributes.find()) {
            var name = attributes.group(1);
            var value = attributes.group(2);
            if (SHOWN.contains(name) && isText(value) && !tag.contains("th:" + name + "=")
                    || name.equals("th:text") && SHOWN_LITERAL.matcher(value).matches()) {
                found.add("%s: %s=\"%s\"".formatted(file, name, value));
            }
        }
    }

    /** All but what the platform draws and writes itself: the pass of an invitation, and data for search engines. */
    @Test
    void escapesWhateverItShows() throws Exception {
        var unescaped = new ArrayList<String>();
        for (var template : templates()) {
            var found = UNESCAPED.matcher(text(template));
            while (found.find()) {
                unescaped.add(template.getFilename() + ": " + found.group());
            }
        }
        assertThat(unescaped)
                .containsExactlyInAnyOrder(
                        "frame.html: th:utext=\"${x}\"", "roundtable-reply.html: th:utext=\"${it.pass().picture()}\"");
    }

    @Test
    void namesOnlyMessagesThatThereAre() throws Exception {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames(bundles());
        messages.setDefaultEncoding("UTF-8");
        messages.setUseCodeAsDefaultMessage(true);
        var missing = new ArrayList<String>();
        for (var template : templates()) {
            var keys = KEY.matcher(text(template));
            while (keys.find()) {
                if (messages.getMessage(keys.group(1), null, Locale.ROOT).equals(keys.group(1))) {
                    missing.add(template.getFilename() + ": " + keys.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static String[] bundles() throws Exception {
        var found = new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*_sq.properties");
        return Arrays.stream(found)
                .map(it -> "messages/" + String.valueOf(it.getFilename()).replace("_sq.properties", ""))
                .toArray(String[]::new);
    }

    private static Resource[] templates() throws Exception {
        var templates = new PathMatchingResourcePatternResolver().getResources("classpath*:templates/**/*.html");
        assertThat(templates).hasSizeGreaterThan(15);
        return templates;
    }

    private static String text(Resource template) throws Exception {
        return template.getContentAsString(StandardCharsets.UTF_8);
    }
}
