package org.dialogueinfo.subscriptions;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * People who want to hear once a day or once a week, at an hour of their own. What to send them is the caller's matter;
 * who is due, and that nobody gets an item twice, is kept here.
 */
public interface Digests {

    /**
     * Those whose time has come, in ascending order; each is due until {@link #assign} has dealt with them.
     *
     * @param after the last reference of the page before, or null for the first page
     */
    List<Due> due(@Nullable String after, int limit);

    /** Puts the people into digests and moves on all of {@code dealtWith}, also those who get nothing. All or nothing. */
    void assign(Collection<Group> groups, Collection<Due> dealtWith);

    /** Digests whose people are complete but which were not sent yet; their audience is {@code digest:<id>}. */
    List<Open> open();

    void sent(UUID digest);

    /**
     * A person whose time has come.
     *
     * @param since what came up until then they had or did not want
     * @param until what comes up later is for the next time
     */
    record Due(String ref, Set<Topic> topics, Instant since, Instant until) {}

    /**
     * People who get the same.
     *
     * @param items what they get, in the caller's words
     */
    record Group(UUID digest, String items, List<String> refs) {}

    record Open(UUID digest, String items) {}
}
