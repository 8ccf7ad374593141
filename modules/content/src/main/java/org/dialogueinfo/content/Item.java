package org.dialogueinfo.content;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dialogueinfo.kernel.Localized;
import org.jspecify.annotations.Nullable;

/** Something the archive keeps under an id, with revisions of its own. */
public interface Item {

    /** The id, which is its own within its kind. */
    String key();

    /** What it is called in a list. */
    Localized<String> label();

    /** Its texts by where they stand in it, such as {@code sections/why}. */
    Map<String, Localized<String>> texts();

    /** Every source that something in it rests on; the same may come more than once. */
    default Stream<SourceId> cited() {
        return Stream.empty();
    }

    /** The agreements that it leads to. */
    default Stream<AgreementId> named() {
        return Stream.empty();
    }

    /** The ids of the agreements and meetings that its words mean. */
    default Stream<String> leadsTo() {
        return Stream.empty();
    }

    /** A copy; what a file or an older revision does not have is empty. */
    static <T> List<T> orNone(@Nullable List<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }

    /** What a file or an older revision does not have is empty. */
    static <T> Localized<T> orNone(@Nullable Localized<T> given) {
        return given == null ? Localized.none() : given;
    }
}
