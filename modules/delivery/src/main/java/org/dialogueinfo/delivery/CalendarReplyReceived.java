package org.dialogueinfo.delivery;

/**
 * A person's calendar program answered an invitation (iMIP, RFC 6047). Published within the process and handled at once,
 * never stored: it names an address.
 *
 * @param from the sender's mail address, in lower case
 * @param authenticated whether it is proven that the mail comes from that address
 * @param text the calendar object with {@code METHOD:REPLY}
 */
public record CalendarReplyReceived(String from, boolean authenticated, String text) {

    @Override
    public String toString() {
        return "CalendarReplyReceived[authenticated=%s]".formatted(authenticated);
    }
}
