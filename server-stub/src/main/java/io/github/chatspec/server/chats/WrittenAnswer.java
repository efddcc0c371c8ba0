package io.github.chatspec.server.chats;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The result of an operation with the JSON that it is sent as.
 *
 * <p>The generated models of a stored chat implement this interface, so that the server does not write a model at every
 * request. Other Jakarta REST servers write the model, which has the same content.
 */
public interface WrittenAnswer {

    /**
     * Returns the body of the answer.
     *
     * @return JSON in UTF-8, in a new buffer
     */
    ByteBuffer json();

    /**
     * Returns the entity tag of the body.
     *
     * @return the tag, or empty if the answer does not support conditional requests
     */
    Optional<EntityTag> tag();

    /**
     * Returns the JSON of a result, which is written only if the result does not carry it.
     *
     * @param result what an operation returned
     * @return the result itself if it is a written answer, otherwise its JSON without a tag
     */
    static WrittenAnswer of(Object result) {
        return result instanceof WrittenAnswer written ? written : new WrittenModel(ModelJson.write(result));
    }
}
