package io.github.chatspec.review.overlay;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Response;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.review.RecordedAnswers;
import io.github.chatspec.review.RecordedAnswers.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the first entry of recordings that shows what an action is about; coverage files have its time only. */
final class FirstEntries {

    private final Map<Shown, String> entries = new LinkedHashMap<>();

    /** What an entry shows at a place. */
    enum Sort {
        KEY,
        TYPE,
        VALUE,
        MISSING,
        STATUS
    }

    /**
     * Something that an entry may show.
     *
     * @param operation the operation as {@code contract/operationId}
     * @param status the status in the contract, or the one that the contract lacks
     * @param pointer the JSON Pointer in the body, with {@code *} for items of arrays and values of maps
     * @param sort what is at the pointer
     * @param detail the type or the value; empty for anything
     */
    record Shown(String operation, String status, String pointer, Sort sort, String detail) {}

    /** Returns the first entry in words, or an empty text if it is not known, and remembers that it is asked for. */
    String of(Shown shown) {
        return entries.computeIfAbsent(shown, absent -> "");
    }

    /** Reads recordings for everything that was asked for. */
    void read(RecordedAnswers recordings) {
        recordings.each(answer ->
                entries.replaceAll((shown, entry) -> entry.isEmpty() && isIn(answer, shown) ? answer.place() : entry));
    }

    private static boolean isIn(Answer answer, Shown shown) {
        String status = String.valueOf(answer.exchange().status());
        if (!answer.operation().qualifiedId().equals(shown.operation())) {
            return false;
        }
        if (shown.sort() == Sort.STATUS) {
            return status.equals(shown.status());
        }
        boolean isOfRow = answer.operation()
                .response(answer.exchange().status())
                .map(Response::status)
                .filter(shown.status()::equals)
                .isPresent();
        if (!isOfRow || answer.body().isEmpty()) {
            return false;
        }
        JsonNode body = answer.body().get();
        return switch (shown.sort()) {
            case MISSING ->
                values(body, Pointers.parent(shown.pointer())).stream()
                        .anyMatch(object -> object.isObject() && !object.has(Pointers.last(shown.pointer())));
            case TYPE ->
                values(body, shown.pointer()).stream()
                        .anyMatch(value -> type(value).equals(shown.detail()));
            case VALUE ->
                values(body, shown.pointer()).stream()
                        .anyMatch(value -> value.isValueNode() && value.asText().equals(shown.detail()));
            default -> !values(body, shown.pointer()).isEmpty();
        };
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case NULL -> "null";
            case ARRAY -> "array";
            default -> "object";
        };
    }

    private static List<JsonNode> values(JsonNode body, String pointer) {
        List<JsonNode> values = List.of(body);
        for (String token :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode value : values) {
                if (token.equals("*")) {
                    value.forEach(next::add);
                } else if (value.has(Pointers.last("/" + token))) {
                    next.add(value.get(Pointers.last("/" + token)));
                }
            }
            values = next;
        }
        return values;
    }
}
