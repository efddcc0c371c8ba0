package io.github.chatspec.server.engage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.server.chats.Envelope;
import io.github.chatspec.server.chats.ModelJson;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes envelopes whose chats are JSON already. */
final class EnvelopeWriter {

    private static final ObjectMapper MAPPER = ModelJson.mapper();

    /** The JSON up to the value of the chats. */
    private final byte[] beginning;

    /**
     * Creates a writer.
     *
     * @param envelope a model with at least one field in addition to the chats
     * @param field the field of the chats, which is written last
     */
    EnvelopeWriter(Object envelope, String field) {
        try {
            ObjectNode fields = MAPPER.valueToTree(envelope);
            fields.remove(field);
            String others = MAPPER.writeValueAsString(fields);
            String name = MAPPER.writeValueAsString(field);
            beginning = (others.substring(0, others.length() - 1) + "," + name + ":").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The envelope cannot be written.", e);
        }
    }

    /** Returns the envelope of one chat. */
    Envelope ofOne() {
        return Envelope.of(beginning, new byte[] {'}'});
    }

    /** Returns the envelope of a list. */
    ByteBuffer write(List<byte[]> rows) {
        int length = beginning.length + 3 + rows.size();
        for (byte[] row : rows) {
            length += row.length;
        }
        ByteBuffer json = ByteBuffer.allocate(length).put(beginning).put((byte) '[');
        for (int i = 0; i < rows.size(); i++) {
            if (i > 0) {
                json.put((byte) ',');
            }
            json.put(rows.get(i));
        }
        return json.put((byte) ']').put((byte) '}').flip();
    }
}
