package io.github.chatspec.contract;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A payload of the contract, under the one name that it has in the contract, on disk, in the mock and in the tests.
 *
 * @param name the key of the example, for example {@code expired-token}
 * @param operation the operationId
 * @param status the HTTP status; for a hundred or the default the nearest status that makes sense
 * @param mediaType the media type
 * @param headers the header values that the contract gives as examples
 * @param summary what the payload is, without a full stop
 * @param when the requests that it answers, any of which suffices; none where only its name leads to it
 * @param text the payload
 * @param file the file it was read from, or the place in the contract where it stands
 * @param place where the example stands in the contract
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
     * Tells whether the payload refuses the request.
     *
     * @return whether the status is 400 or above
     */
    public boolean isRefusal() {
        return status >= 400;
    }

    /**
     * Returns the payload as it goes over the wire.
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
