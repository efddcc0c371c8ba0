package io.github.chatspec.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * Writes JSON values without white space, as {@link JsonNode#toString} does. That takes several times as long for the
 * payloads of a contract with thousands of examples, since it prepares for values that are not JSON, and its object mapper
 * has more classes than a process needs to judge a body.
 */
final class CompactJson {

    private final JsonStringEncoder strings = JsonStringEncoder.getInstance();
    private final StringBuilder text = new StringBuilder();

    private CompactJson() {}

    static String text(JsonNode value) {
        CompactJson writer = new CompactJson();
        writer.write(value);
        return writer.text.toString();
    }

    private void write(JsonNode value) {
        if (value.isObject()) {
            object(value);
        } else if (value.isArray()) {
            array(value);
        } else if (value.isTextual()) {
            string(value.textValue());
        } else {
            text.append(value.asText());
        }
    }

    private void object(JsonNode value) {
        char separator = '{';
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            text.append(separator);
            string(member.getKey());
            text.append(':');
            write(member.getValue());
            separator = ',';
        }
        text.append(value.isEmpty() ? "{}" : "}");
    }

    private void array(JsonNode value) {
        char separator = '[';
        for (int i = 0; i < value.size(); i++) {
            text.append(separator);
            write(value.get(i));
            separator = ',';
        }
        text.append(value.isEmpty() ? "[]" : "]");
    }

    private void string(String value) {
        text.append('"');
        strings.quoteAsString(value, text);
        text.append('"');
    }
}
