package io.github.chatspec.judge.parameter;

import io.github.chatspec.exchange.Headers;
import java.util.List;
import java.util.Optional;

/**
 * Splits multipart bodies into their parts.
 *
 * <p>The judge has no parser itself: only servers receive such bodies, and they have one already. It uses the one that
 * {@link java.util.ServiceLoader} finds, and validates no multipart body without it.
 */
public interface MultipartParser {

    /**
     * A part of a body.
     *
     * @param name the name in {@code Content-Disposition}; empty if the part has none
     * @param headers the header fields
     * @param content the content as it was sent
     */
    @SuppressWarnings("ArrayRecordComponent") // parts are not compared
    record Part(Optional<String> name, Headers headers, byte[] content) {}

    /**
     * Splits a body.
     *
     * @param body the bytes
     * @param boundary the boundary that the media type names
     * @return the parts in their order
     * @throws MultipartSyntaxException if the body is not valid, or exceeds a limit
     */
    List<Part> parts(byte[] body, String boundary) throws MultipartSyntaxException;
}
