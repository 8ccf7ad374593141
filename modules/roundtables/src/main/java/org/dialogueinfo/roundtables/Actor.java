package org.dialogueinfo.roundtables;

/**
 * Who makes a move and how, as the log keeps it.
 *
 * @param who {@code invitee}, {@code house} or {@code organiser:} and the account's name
 * @param way {@code link}, {@code telegram}, {@code calendar}, {@code board}, {@code import}, {@code door}, {@code clock}
 *     or {@code delivery}
 */
public record Actor(String who, String way) {

    static final Actor CLOCK = new Actor("house", "clock");
    static final Actor DELIVERY = new Actor("house", "delivery");
    public static final Actor BY_LINK = new Actor("invitee", "link");
    public static final Actor BY_TELEGRAM = new Actor("invitee", "telegram");
    public static final Actor BY_CALENDAR = new Actor("invitee", "calendar");

    public static Actor organiser(String account, String way) {
        return new Actor("organiser:" + account.substring(0, Math.min(account.length(), 100)), way);
    }
}
