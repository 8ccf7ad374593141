package org.dialogueinfo.delivery.spi;

import java.util.Optional;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Rendering;

/**
 * A card on its way to one recipient.
 *
 * @param deliveryId the ledger row, the same at every try: a channel can derive a stable message id from it
 * @param broadcastKey what it belongs to
 * @param audience the audience's name, such as {@code topic:meetings}
 * @param recipient the opaque reference by which the audience knows the person
 * @param address where to send: a chat id, a mail address
 * @param rendering the language and script the person chose
 * @param card in the rendering's language, Serbian still in Latin: {@link Card#in(Rendering)} shows it; the messages of a
 *     broadcast's language carry the same instance, so that a channel can keep what it made of it
 */
public record Message(
        long deliveryId,
        String broadcastKey,
        String audience,
        String recipient,
        String address,
        Rendering rendering,
        Card card) {

    /** How the audience of a change in place is called, before the id of the broadcast that is changed. */
    public static final String EDIT = "edit:";

    /**
     * The id of the broadcast whose message to this recipient takes the card, in place and without a sound; empty if this
     * is a message of its own.
     */
    public Optional<String> edits() {
        return audience.startsWith(EDIT) ? Optional.of(audience.substring(EDIT.length())) : Optional.empty();
    }

    /** The same message with the card as this recipient gets it. */
    public Message with(Card personal) {
        return new Message(deliveryId, broadcastKey, audience, recipient, address, rendering, personal);
    }
}
