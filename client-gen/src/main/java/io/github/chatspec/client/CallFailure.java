package io.github.chatspec.client;

import java.net.HttpURLConnection;
import java.net.http.HttpRequest;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The details of a failed call.
 *
 * @param sentence what is wrong and what to do
 * @param request the request, if one was built
 * @param status the HTTP status of the last response, if any
 * @param error the error in the body of the last response
 * @param attempts the number of times the request was sent
 * @param cause the cause of the failure, or null
 */
public record CallFailure(
        String sentence,
        Optional<HttpRequest> request,
        OptionalInt status,
        VendorError error,
        int attempts,
        Throwable cause) {

    static final int TOO_MANY_REQUESTS = 429;

    /** Returns what to do about an error status. */
    static String advice(int status) {
        if (status == HttpURLConnection.HTTP_UNAUTHORIZED) {
            return "give the client a valid token";
        }
        if (status == TOO_MANY_REQUESTS) {
            return "send fewer requests, or allow longer pauses";
        }
        if (status < HttpURLConnection.HTTP_BAD_REQUEST) {
            return "check the base URL, which redirects elsewhere";
        }
        return status >= HttpURLConnection.HTTP_INTERNAL_ERROR ? "try again later" : "fix the request";
    }

    /**
     * Returns the message of the exception: the sentence, and the request on the next line.
     *
     * @return the message
     */
    public String message() {
        StringBuilder text = new StringBuilder(sentence);
        request.ifPresent(sent -> text.append(System.lineSeparator())
                .append("  ")
                .append(sent.method())
                .append(' ')
                .append(sent.uri()));
        status.ifPresent(number -> text.append(", status ").append(number));
        error.code().ifPresent(number -> text.append(", code ").append(number));
        error.requestId().ifPresent(id -> text.append(", request ").append(id));
        if (attempts > 1) {
            text.append(", attempt ").append(attempts);
        }
        return text.toString();
    }
}
