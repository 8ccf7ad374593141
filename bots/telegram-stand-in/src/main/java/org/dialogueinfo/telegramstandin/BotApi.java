package org.dialogueinfo.telegramstandin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** The methods of the Bot API; names are matched whatever their case. */
final class BotApi {

    private static final Set<String> ACTIONS = Set.of(
            "typing",
            "upload_photo",
            "upload_document",
            "record_voice",
            "upload_voice",
            "find_location",
            "choose_sticker");

    private final World world;
    private final UpdateQueue updates;
    private final Sending sending;

    BotApi(World world, UpdateQueue updates, Pace pace) {
        this.world = world;
        this.updates = updates;
        this.sending = new Sending(world, pace);
    }

    JsonNode call(String method, ObjectNode body) {
        world.methods.computeIfAbsent(method, it -> new AtomicLong()).incrementAndGet();
        return switch (method) {
            case "getme" -> me();
            case "getupdates" -> world.json.valueToTree(updates.poll(body));
            case "setwebhook" -> yes(() -> updates.set(body));
            case "deletewebhook" ->
                yes(() -> updates.drop(body.path("drop_pending_updates").asBoolean()));
            case "getwebhookinfo" -> webhook();
            case "sendmessage" -> sending.message(body);
            case "senddocument" -> sending.file(body, "document");
            case "sendphoto" -> sending.photo(body);
            case "editmessagetext" -> sending.edit(body, true);
            case "editmessagereplymarkup" -> sending.edit(body, false);
            case "deletemessage" -> yes(() -> sending.delete(body));
            case "sendchataction" -> yes(() -> action(body));
            case "answercallbackquery" -> yes(() -> answerCallback(body));
            case "answerinlinequery" -> yes(() -> answerInline(body));
            case "setmycommands" -> yes(() -> menu(body));
            case "deletemycommands" -> yes(() -> world.menus.remove(scope(body)));
            case "getmycommands" -> world.menus.getOrDefault(scope(body), world.json.createArrayNode());
            case "setchatmenubutton" -> yes(() -> {});
            case "getchatmember" -> member(body);
            default -> throw Refusal.of(404, "Not Found");
        };
    }

    private JsonNode yes(Runnable done) {
        done.run();
        return world.json.getNodeFactory().booleanNode(true);
    }

    private JsonNode me() {
        return world.json
                .createObjectNode()
                .put("id", World.BOT)
                .put("is_bot", true)
                .put("first_name", "Stand-in")
                .put("username", World.BOT_NAME)
                .put("can_join_groups", true)
                .put("can_read_all_group_messages", false)
                .put("supports_inline_queries", true);
    }

    private JsonNode webhook() {
        var info = world.json.createObjectNode();
        updates.info(info);
        return info;
    }

    private void action(JsonNode body) {
        if (!ACTIONS.contains(body.path("action").asText())) {
            throw Refusal.badRequest("wrong parameter action in request");
        }
        world.recipient(body).actions.add(body.path("action").asText());
    }

    private void answerCallback(JsonNode body) {
        var id = body.path("callback_query_id").asText();
        if (!world.callbacks.containsKey(id)) {
            throw Refusal.badRequest("query is too old and response timeout expired or query ID is invalid");
        }
        if (body.path("text").asText().length() > 200) {
            throw Refusal.badRequest("MESSAGE_TOO_LONG");
        }
        world.toasts(id).add(body.path("text").asText());
    }

    private void answerInline(JsonNode body) {
        var id = body.path("inline_query_id").asText();
        if (!world.inline.containsKey(id)) {
            throw Refusal.badRequest("query is too old and response timeout expired or query ID is invalid");
        }
        var results = body.path("results");
        if (results.size() > 50) {
            throw Refusal.badRequest("RESULTS_TOO_MUCH");
        }
        var ids = new HashSet<String>();
        for (var result : results) {
            var resultId = result.path("id").asText();
            if (resultId.isEmpty() || resultId.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > 64) {
                throw Refusal.badRequest("RESULT_ID_INVALID");
            }
            if (!ids.add(resultId)) {
                throw Refusal.badRequest("RESULT_ID_DUPLICATE");
            }
            if (result.path("title").asText().isBlank()) {
                throw Refusal.badRequest("can't parse inline query result: Can't find field \"title\"");
            }
            Checks.text(result.path("input_message_content"), "message_text", Checks.LONGEST_TEXT);
            Checks.keyboard(result.path("reply_markup"));
        }
        world.inline.put(id, results);
    }

    private void menu(JsonNode body) {
        Checks.commands(body.path("commands"));
        var scope = body.path("scope");
        if (scope.path("type").asText().equals("chat")) {
            world.find(scope.path("chat_id"));
        }
        world.menus.put(scope(body), body.path("commands"));
    }

    static String scope(JsonNode body) {
        var scope = body.path("scope");
        return scope.path("type").asText("default") + ":"
                + scope.path("chat_id").asText() + ":"
                + (body.hasNonNull("language_code")
                        ? body.path("language_code").asText().toLowerCase(Locale.ROOT)
                        : "");
    }

    private JsonNode member(JsonNode body) {
        var room = world.recipient(body);
        var user = body.path("user_id").asLong();
        var status = room.members.getOrDefault(user, "left");
        var member = world.json.createObjectNode().put("status", status);
        member.putObject("user").put("id", user).put("is_bot", false).put("first_name", "Reader");
        if (status.equals("creator")) {
            member.put("is_anonymous", false);
        }
        return member;
    }
}
