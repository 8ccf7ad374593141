package org.dialogueinfo.telegramstandin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.dialogueinfo.telegramstandin.Room.Shown;

/** Messages, files and edits, with everything that Telegram refuses. */
final class Sending {

    private final World world;
    private final Pace pace;

    Sending(World world, Pace pace) {
        this.world = world;
        this.pace = pace;
    }

    JsonNode message(ObjectNode body) {
        var room = world.recipient(body);
        var text = Checks.text(body, "text", Checks.LONGEST_TEXT);
        Checks.keyboard(body.path("reply_markup"));
        pace.take(room.id, room.group(), body.path("allow_paid_broadcast").asBoolean());
        var shown = new Shown(
                world.nextMessage.getAndIncrement(),
                text,
                body.path("text").asText(),
                body.path("reply_markup"),
                null,
                null,
                null,
                0);
        room.add(shown);
        world.count(text);
        return world.message(room, shown);
    }

    JsonNode photo(ObjectNode body) {
        var room = world.recipient(body);
        if (room.withoutPictures) {
            throw Refusal.badRequest("not enough rights to send photos to the chat");
        }
        var caption = Checks.text(body, "caption", Checks.LONGEST_CAPTION);
        Checks.keyboard(body.path("reply_markup"));
        var photo = world.photos.given(
                body, world.files.containsKey(body.path("photo").asText()));
        pace.take(room.id, room.group(), false);
        var shown = new Shown(
                world.nextMessage.getAndIncrement(),
                caption,
                body.path("caption").asText(),
                body.path("reply_markup"),
                null,
                null,
                photo,
                0);
        room.add(shown);
        return world.message(room, shown);
    }

    JsonNode file(ObjectNode body, String field) {
        var room = world.recipient(body);
        var caption = Checks.text(body, "caption", Checks.LONGEST_CAPTION);
        Checks.keyboard(body.path("reply_markup"));
        var given = body.path(field);
        if (given.isTextual() && given.asText().startsWith("attach://")) {
            given = body.path(given.asText().substring("attach://".length()));
        }
        byte[] content;
        try {
            content = given.isTextual()
                    ? world.files.get(given.asText())
                    : given.path("content").binaryValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (content == null) {
            throw Refusal.badRequest("wrong file identifier/HTTP URL specified");
        }
        if (content.length == 0) {
            throw Refusal.badRequest("file must be non-empty");
        }
        pace.take(room.id, room.group(), false);
        var id = world.nextMessage.getAndIncrement();
        var name = given.isTextual() ? given.asText() : given.path("name").asText();
        var shown = new Shown(id, caption, caption, body.path("reply_markup"), name, content, null, 0);
        world.files.put("file-" + id, content);
        room.add(shown);
        return world.message(room, shown);
    }

    JsonNode edit(ObjectNode body, boolean withText) {
        var room = world.recipient(body);
        synchronized (room) {
            var at = room.find(body.path("message_id").asInt());
            if (at < 0) {
                throw Refusal.badRequest("message to edit not found");
            }
            var before = room.messages.get(at);
            if (withText && (before.photo() != null || before.file() != null)) {
                throw Refusal.badRequest("there is no text in the message to edit");
            }
            var text = withText ? Checks.text(body, "text", Checks.LONGEST_TEXT) : before.text();
            var html = withText ? body.path("text").asText() : before.html();
            var markup = body.path("reply_markup");
            Checks.keyboard(markup);
            if (html.equals(before.html()) && buttons(markup).equals(buttons(before.markup()))) {
                throw Refusal.badRequest("message is not modified: specified new message content and reply markup are"
                        + " exactly the same as a current content and reply markup of the message");
            }
            var shown = new Shown(
                    before.id(),
                    text,
                    html,
                    markup,
                    before.file(),
                    before.content(),
                    before.photo(),
                    before.edits() + 1);
            room.messages.set(at, shown);
            return world.message(room, shown);
        }
    }

    void delete(ObjectNode body) {
        var room = world.recipient(body);
        synchronized (room) {
            var at = room.find(body.path("message_id").asInt());
            if (at < 0) {
                throw Refusal.badRequest("message to delete not found");
            }
            room.messages.remove(at);
        }
    }

    private static String buttons(JsonNode markup) {
        return markup.path("inline_keyboard").toString();
    }
}
