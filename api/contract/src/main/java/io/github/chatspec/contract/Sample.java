package io.github.chatspec.contract;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A payload of the contract, under the same name as on disk, in the mock and in the tests.
 *
 * @param name the key of the example, for example {@code expired-token}
 * @param operation the operationId
 * @param status the HTTP status; for a class of statuses its first one, and for the default 500
 * @param mediaType the media type
 * @param headers the header values that the contract gives as examples
 * @param summary a summary without a full stop
 * @param when the conditions, any of which suffices; empty if it can only be selected by name
 * @param text the payload
 * @param file the file that it was read from, or its place in the contract
 * @param place the place of the example in the contract
 */
public record Sample(
        String name,
        String operation,
        int status,
        String mediaType,
        Map<String, String> headers,
        String summary,
        List<ExampleCondition> when,
        String text,
        String file,
        SourceLine place) {

    /**
     * Returns whether the payload refuses the request, that is, its status is 400 or above.
     *
     * @return whether it does
     */
    public boolean isRefusal() {
        return status >= 400;
    }

    /**
     * Returns the payload as bytes.
     *
     * @return the text in UTF-8
     */
    public byte[] body() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return operation + " " + status + " " + name;
    }
}
