package io.github.chatspec.server.chats;

import java.nio.ByteBuffer;
import java.util.Optional;

/** A model that was written for one answer. */
final class WrittenModel implements WrittenAnswer {

    private final byte[] json;

    WrittenModel(byte[] json) {
        this.json = json;
    }

    @Override
    public ByteBuffer json() {
        return ByteBuffer.wrap(json);
    }

    @Override
    public Optional<EntityTag> tag() {
        return Optional.empty();
    }
}
