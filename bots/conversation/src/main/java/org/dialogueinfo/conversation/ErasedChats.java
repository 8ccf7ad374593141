package org.dialogueinfo.conversation;

import org.dialogueinfo.conversation.spi.Person;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.subscriptions.EndpointErased;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who erases everything by the link in a mail erases what their linked chat left here as well. */
@Component
class ErasedChats {

    private final StoredQuestions questions;

    ErasedChats(StoredQuestions questions) {
        this.questions = questions;
    }

    @EventListener
    void on(EndpointErased erased) {
        var endpoint = erased.endpoint();
        questions.forget(new Person(endpoint.channel(), endpoint.address(), Rendering.EN));
    }
}
