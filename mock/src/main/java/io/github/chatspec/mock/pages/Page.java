package io.github.chatspec.mock.pages;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.server.Request;

/** Something that the mock answers of its own, beside what the contracts document. */
public interface Page {

    /**
     * Answers a request.
     *
     * @param request the request, whose path led here
     * @return the answer
     */
    Reply reply(Request request) throws Exception;

    /**
     * Tells whether a request is meant for this page, and not for what the contracts document.
     *
     * @param request the request, whose path led here
     * @return whether the page answers it
     */
    default boolean isMeant(Request request) {
        return true;
    }

    /**
     * An answer of the mock's own.
     *
     * @param status the HTTP status
     * @param mediaType the media type with its charset
     * @param body the body
     * @param headers other header fields
     */
    record Reply(int status, String mediaType, String body, Map<String, String> headers) {

        Reply(int status, String mediaType, String body) {
            this(status, mediaType, body, Map.of());
        }

        public static Reply json(String body) {
            return new Reply(200, "application/json", body);
        }

        public byte[] bytes() {
            return body.getBytes(StandardCharsets.UTF_8);
        }
    }
}
