package org.dialogueinfo.telegramstandin;

import org.jspecify.annotations.Nullable;

/** What the Bot API says no with. */
final class Refusal extends RuntimeException {

    private final int code;
    private final int retryAfter;
    private final @Nullable Long migrateTo;

    private Refusal(int code, String description, int retryAfter, @Nullable Long migrateTo) {
        super(description);
        this.code = code;
        this.retryAfter = retryAfter;
        this.migrateTo = migrateTo;
    }

    static Refusal badRequest(String why) {
        return new Refusal(400, "Bad Request: " + why, 0, null);
    }

    static Refusal forbidden(String why) {
        return new Refusal(403, "Forbidden: " + why, 0, null);
    }

    static Refusal conflict(String why) {
        return new Refusal(409, "Conflict: " + why, 0, null);
    }

    static Refusal of(int code, String description) {
        return new Refusal(code, description, 0, null);
    }

    static Refusal tooMany(int seconds) {
        return new Refusal(429, "Too Many Requests: retry after " + seconds, seconds, null);
    }

    static Refusal migrated(long to) {
        return new Refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", 0, to);
    }

    int code() {
        return code;
    }

    int retryAfter() {
        return retryAfter;
    }

    @Nullable
    Long migrateTo() {
        return migrateTo;
    }
}
