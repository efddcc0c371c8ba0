package io.github.chatspec.server.engage;

import io.github.chatspec.server.chats.ChatStore;
import io.github.chatspec.server.chats.EntityTag;
import io.github.chatspec.server.chats.StoredChat;
import io.github.chatspec.server.chats.WrittenAnswer;
import io.github.chatspec.server.engage.model.Chat;
import io.github.chatspec.server.engage.model.ChatEnvelope;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The envelope of a stored chat, which is read as a model when it is first accessed. */
final class WrittenChatEnvelope extends ChatEnvelope implements WrittenAnswer {

    private final ChatStore<Chat> store;
    private final StoredChat chat;

    WrittenChatEnvelope(ChatStore<Chat> store, StoredChat chat) {
        this.store = store;
        this.chat = chat;
    }

    @Override
    public ByteBuffer json() {
        return chat.answer();
    }

    @Override
    public Optional<EntityTag> tag() {
        return Optional.of(chat.tag());
    }

    @Override
    public Chat getResponse() {
        if (super.getResponse() == null) {
            setResponse(store.read(chat));
        }
        return super.getResponse();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WrittenChatEnvelope same && json().equals(same.json());
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
