package io.github.chatspec.server.engage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.server.chats.ModelJson;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What stands around the chats in an answer, written once. */
final class Envelope {

    private static final ObjectMapper MAPPER = ModelJson.mapper();

    private final byte[] before;

    /**
     * Writes what stands before the chats.
     *
     * @param model an answer with at least one more field than the one of the chats
     * @param field the field of the chats, which is written last
     */
    Envelope(Object model, String field) {
        try {
            ObjectNode fields = MAPPER.valueToTree(model);
            fields.remove(field);
            String others = MAPPER.writeValueAsString(fields);
            String name = MAPPER.writeValueAsString(field);
            before = (others.substring(0, others.length() - 1) + "," + name + ":").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The answer cannot be written.", e);
        }
    }

    ByteBuffer around(ByteBuffer value) {
        return ByteBuffer.allocate(before.length + value.remaining() + 1)
                .put(before)
                .put(value)
                .put((byte) '}')
                .flip();
    }

    ByteBuffer around(List<byte[]> values) {
        int length = before.length + 3 + values.size();
        for (byte[] value : values) {
            length += value.length;
        }
        ByteBuffer body = ByteBuffer.allocate(length).put(before).put((byte) '[');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                body.put((byte) ',');
            }
            body.put(values.get(i));
        }
        return body.put((byte) ']').put((byte) '}').flip();
    }
}
