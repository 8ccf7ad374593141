package org.dialogueinfo.subscriptions;

import java.util.List;
import java.util.Optional;

/**
 * One person with several endpoints: a code shown on the one is entered on the other. From then on both have the same
 * topics, each message comes once, to the preferred endpoint, and to the other when the preferred one ends.
 */
public interface Linking {

    /**
     * A code for the endpoint, valid for half an hour and for one use; an earlier one is void. Empty for who is not
     * subscribed.
     */
    Optional<String> code(Endpoint endpoint);

    Optional<String> code(String token);

    /** Links the endpoint with the one that the code was made for, which stays the preferred one. */
    Outcome link(Endpoint endpoint, String code);

    Outcome link(String token, String code);

    /** The channels of the link's person, the preferred one first; one alone if nothing is linked. */
    List<String> channels(String token);

    /** Messages come to this endpoint from now on. */
    void prefer(Endpoint endpoint);

    void prefer(String token);

    enum Outcome {
        LINKED,
        UNKNOWN_CODE,
        /** Ten wrong codes within an hour; even a right one is not taken until the hour is over. */
        TOO_MANY_TRIES,
        SAME_ENDPOINT
    }
}
