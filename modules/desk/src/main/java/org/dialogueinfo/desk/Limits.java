package org.dialogueinfo.desk;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.dialogueinfo.kernel.Localized;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with an item: how long its texts may be, and what may not be empty. */
final class Limits {

    static final int TITLE = 300;
    static final int TEXT = 5000;
    static final int PHRASE = 200;
    static final int ROWS = 200;

    private final List<Problem> problems = new ArrayList<>();

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    void wrong(String field, String key, Object... values) {
        problems.add(Problem.of(field, key, values));
    }

    void title(String field, @Nullable Localized<String> text) {
        if (text == null || text.isEmpty()) {
            wrong(field, "desk.wrong.title");
        } else {
            texts(field, text, TITLE);
        }
    }

    void texts(String field, @Nullable Localized<String> text, int longest) {
        if (text != null) {
            text.values().forEach((language, it) -> phrase(field + "-" + language.code(), it, longest));
        }
    }

    void phrase(String field, @Nullable String text, int longest) {
        if (text != null && text.length() > longest) {
            wrong(field, "desk.wrong.long", longest, text.length());
        }
    }

    void needed(String field, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            wrong(field, "desk.wrong.empty");
        } else {
            phrase(field, text, longest);
        }
    }

    void rows(String field, List<?> rows) {
        if (rows.size() > ROWS) {
            wrong(field, "desk.wrong.many", ROWS, rows.size());
        }
        if (rows.stream().anyMatch(it -> it == null)) {
            wrong(field, "desk.wrong.empty");
        }
    }

    void address(String field, @Nullable URI url) {
        if (url != null && !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            wrong(field, "desk.wrong.url", url);
        }
    }
}
