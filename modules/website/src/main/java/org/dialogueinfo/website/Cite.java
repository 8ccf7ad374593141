package org.dialogueinfo.website;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;

/**
 * A citation of the archive, such as {@code dialogue-info:first-agreement/9@r12}: an item, a provision of it, a release.
 *
 * @param number the provision; null for the item as a whole
 * @param release the release; null for the present state
 */
record Cite(String id, @Nullable String number, @Nullable Integer release) {

    static final String SCHEME = "dialogue-info:";

    private static final Pattern FORM =
            Pattern.compile("(?:" + SCHEME + ")?([a-z0-9-]{1,60})(?:/([A-Za-z0-9.-]{1,20}))?(?:@r([1-9][0-9]{0,8}))?");

    static Optional<Cite> read(String reference) {
        var found = FORM.matcher(reference.startsWith("/") ? reference.substring(1) : reference);
        return found.matches()
                ? Optional.of(new Cite(
                        found.group(1),
                        found.group(2),
                        found.group(3) == null ? null : Integer.valueOf(found.group(3))))
                : Optional.empty();
    }

    /** Whether the item is a meeting: those begin with a year. */
    boolean meeting() {
        return id.matches("\\d{4}-\\d{2}-.*");
    }

    /** The address of the page on which it is read. */
    String page(Rendering rendering) {
        return "/%s/%s/%s%s%s"
                .formatted(
                        rendering.path(),
                        meeting() ? "meetings" : "agreements",
                        id,
                        release == null ? "" : "?release=" + release,
                        number == null ? "" : "#provision-" + number);
    }

    String text(String title, String baseUrl, LocalDate read) {
        return "Dialogue-Info, “%s”%s, %s. %s/cite/%s (%s)"
                .formatted(title, number == null ? "" : ", " + number, this, baseUrl, this, read);
    }

    String bibtex(String title, String baseUrl, LocalDate read) {
        return """
                @misc{%s,
                  author = {{Dialogue-Info}},
                  title = {{%s}},
                  note = {%s},
                  url = {%s/cite/%s},
                  urldate = {%s}
                }
                """.formatted(
                        toString().replaceAll("[^a-z0-9]+", "-"),
                        number == null ? braceless(title) : braceless(title) + ", " + number,
                        this,
                        baseUrl,
                        this,
                        read);
    }

    private static String braceless(String title) {
        return title.replaceAll("[{}\\\\]", "").replaceAll("([&%$#_])", "\\\\$1");
    }

    @Override
    public String toString() {
        return SCHEME + id + (number == null ? "" : "/" + number) + (release == null ? "" : "@r" + release);
    }
}
