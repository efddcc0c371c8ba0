package io.github.chatspec.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.chatspec.judge.Mutation.Expected;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Swaps the direction of a message, or gives it a payload of the other direction; ruling 14 says what breaks. */
final class MessageMutations {

    private static final String EITHER = "ruling 14: what the message carries may go in either direction";
    private static final Set<String> QUICK = Set.of("quick_replies", "quick_reply_response");
    private static final Set<String> LISTS = Set.of("listpicker", "listpicker_response");
    private static final Set<String> TIMES = Set.of("timepicker", "timepicker_response");
    private static final String REPLIES = "{\"request_identifier\": \"1\", \"options\": [{\"title\": \"a\"}]}";
    private static final String MOMENT = "\"2019-08-16T22:02:13.842Z\"";

    /** What only a team sends, and what only a customer sends, with a value for each. */
    private static final Map<String, Map<String, String>> OF_ONE_DIRECTION = Map.of(
            "outbound",
            Map.of("quick_replies", REPLIES, "template_name", "\"greeting\""),
            "inbound",
            Map.of(
                    "quick_reply_response",
                    REPLIES,
                    "list_picker_response",
                    "[\"a\"]",
                    "listpicker_response",
                    "[]",
                    "time_picker_response",
                    MOMENT,
                    "timepicker_response",
                    MOMENT));

    private MessageMutations() {}

    static List<Mutation> of(Good good) {
        List<Mutation> all = new ArrayList<>();
        JsonNode messages = good.tree().at("/response/messages");
        for (int i = 0; i < messages.size(); i++) {
            String pointer = "/response/messages/" + i;
            String type = messages.get(i).path("type").asText();
            if (OF_ONE_DIRECTION.containsKey(type)) {
                String other = type.equals("inbound") ? "outbound" : "inbound";
                all.add(turned(good, pointer, messages.get(i), type, other));
                OF_ONE_DIRECTION.get(other).forEach((key, value) -> {
                    String place = pointer + "/" + key;
                    JsonNode json = Mutant.tree(value.getBytes(StandardCharsets.UTF_8));
                    all.add(Mutation.set("foreign payload", good, place, json, Expected.at("message-content", place)));
                });
            }
        }
        return all;
    }

    private static Mutation turned(Good good, String pointer, JsonNode message, String type, String other) {
        List<String> foreign = OF_ONE_DIRECTION.get(type).keySet().stream()
                .filter(message::has)
                .toList();
        Expected expected = foreign.isEmpty()
                ? Expected.legal(EITHER)
                : Expected.at("message-content", pointer + "/" + foreign.get(0));
        return Mutation.set("swapped direction", good, pointer + "/type", TextNode.valueOf(other), expected);
    }

    /** Tells whether a message lacks what ruling 14 asks of its kind. */
    static boolean lacksContent(JsonNode body, String pointer) {
        JsonNode message = body.at(pointer);
        boolean inbound = message.path("type").asText().equals("inbound");
        boolean outbound = message.path("type").asText().equals("outbound");
        if (!pointer.matches("/response/messages/[0-9]+") || !(inbound || outbound)) {
            return false;
        }
        String abc = message.path("abc_sub_type").asText();
        String livechat = message.path("livechat_sub_type").asText();
        String whatsapp = message.path("whatsapp_sub_type").asText();
        boolean text = Stream.of(abc, livechat, whatsapp).anyMatch("text"::equals);
        return (text && !message.has("text"))
                || (inbound && LISTS.contains(abc) && hasNone(message, "list_picker_response", "listpicker_response"))
                || (inbound && TIMES.contains(abc) && hasNone(message, "time_picker_response", "timepicker_response"))
                || (outbound && whatsapp.equals("hsm") && hasNone(message, "template_name"))
                || (outbound && QUICK.contains(livechat) && hasNone(message, "quick_replies"))
                || (inbound && QUICK.contains(livechat) && hasNone(message, "quick_reply_response"))
                || (hasNone(message, "text", "attachment")
                        && OF_ONE_DIRECTION.values().stream()
                                .flatMap(keys -> keys.keySet().stream())
                                .noneMatch(message::has));
    }

    /** Tells whether a message of this kind always carries a key, rather than one of several. */
    static boolean alwaysCarries(JsonNode message, String key) {
        boolean outbound = message.path("type").asText().equals("outbound");
        boolean quick = QUICK.contains(message.path("livechat_sub_type").asText());
        return switch (key) {
            case "text" ->
                Stream.of("abc_sub_type", "livechat_sub_type", "whatsapp_sub_type")
                        .anyMatch(kind -> message.path(kind).asText().equals("text"));
            case "template_name" ->
                outbound && message.path("whatsapp_sub_type").asText().equals("hsm");
            case "quick_replies" -> outbound && quick;
            case "quick_reply_response" -> !outbound && quick;
            default -> false;
        };
    }

    private static boolean hasNone(JsonNode message, String... keys) {
        return Stream.of(keys).noneMatch(message::has);
    }
}
