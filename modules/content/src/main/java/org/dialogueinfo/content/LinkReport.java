package org.dialogueinfo.content;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of the addresses of sources, as last looked at. */
public interface LinkReport {

    /** The newest result of each address that was looked at; those that have gone first. */
    List<Link> links();

    /** Looks at the addresses that were not looked at for longest, slowly; at most the given number. */
    void check(int most);

    enum Result implements Named {
        /** It answers. */
        THERE,
        /** It answers that there is nothing, or nothing any more. */
        GONE,
        /** It did not answer, or not to us; that says nothing about readers. */
        UNCLEAR
    }

    /** @param status the HTTP status, if there was an answer */
    record Link(
            SourceId source,
            URI url,
            Result result,
            @Nullable Integer status,
            Instant checkedAt) {}
}
