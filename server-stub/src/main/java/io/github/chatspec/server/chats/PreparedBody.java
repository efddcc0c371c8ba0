package io.github.chatspec.server.chats;

import io.github.chatspec.exchange.Request;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The body of an answer, written, and the name of its version where it has one.
 *
 * <p>The smallest use: {@code new PreparedBody(ByteBuffer.wrap(json), Optional.empty())}.
 *
 * @param body the body, which is read to its end once
 * @param tag the entity tag, or nothing where the answer cannot be asked for conditionally
 */
public record PreparedBody(ByteBuffer body, Optional<EntityTag> tag) {

    /** Whether whoever asks has this version already, and says so. */
    public boolean isKnownTo(Request request) {
        return tag.isPresent() && tag.get().isAmong(request.headers().all("If-None-Match"));
    }
}
