package io.github.chatspec.server.engage;

import io.github.chatspec.server.chats.EntityTag;
import io.github.chatspec.server.chats.ModelJson;
import io.github.chatspec.server.chats.WrittenAnswer;
import io.github.chatspec.server.engage.model.ChatListEnvelope;
import io.github.chatspec.server.engage.model.ChatSummary;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The envelope of a page of stored chats, which are read as models when they are first accessed. */
final class WrittenChatListEnvelope extends ChatListEnvelope implements WrittenAnswer {

    private final EnvelopeWriter writer;
    private final List<byte[]> rows;

    WrittenChatListEnvelope(EnvelopeWriter writer, List<byte[]> rows) {
        this.writer = writer;
        this.rows = rows;
    }

    @Override
    public ByteBuffer json() {
        return writer.write(rows);
    }

    /** Returns no tag, since a page changes with every new chat. */
    @Override
    public Optional<EntityTag> tag() {
        return Optional.empty();
    }

    @Override
    public List<ChatSummary> getResponse() {
        if (super.getResponse() == null) {
            List<ChatSummary> models = new ArrayList<>(rows.size());
            rows.forEach(row -> models.add(ModelJson.read(row, ChatSummary.class)));
            setResponse(models);
        }
        return super.getResponse();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WrittenChatListEnvelope same && json().equals(same.json());
    }

    @Override
    public int hashCode() {
        return json().hashCode();
    }

    @Override
    public String toString() {
        return StandardCharsets.UTF_8.decode(json()).toString();
    }
}
