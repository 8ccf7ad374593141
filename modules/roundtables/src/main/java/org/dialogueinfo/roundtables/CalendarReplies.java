package org.dialogueinfo.roundtables;

import org.dialogueinfo.delivery.CalendarReplyReceived;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes the answers of calendar programs that came by mail. */
@Component
class CalendarReplies {

    private static final Logger LOG = LoggerFactory.getLogger(CalendarReplies.class);

    private final Replies replies;

    CalendarReplies(Replies replies) {
        this.replies = replies;
    }

    @EventListener
    void on(CalendarReplyReceived event) {
        LOG.info("A calendar reply: {}", replies.answerByCalendar(event.text(), event.from(), event.authenticated()));
    }
}
