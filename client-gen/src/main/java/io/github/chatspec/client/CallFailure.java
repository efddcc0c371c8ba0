package io.github.chatspec.client;

import java.net.HttpURLConnection;
import java.net.http.HttpRequest;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a call failed.
 *
 * <p>The smallest use: {@code failure.refusal().description()}.
 *
 * @param sentence what is wrong and what to do
 * @param request the request, as far as there was one
 * @param status the HTTP status of the last answer, if there was any
 * @param refusal what the body of the last answer says
 * @param attempts how often the request was sent
 * @param cause what led to the failure, or null
 */
public record CallFailure(
        String sentence,
        Optional<HttpRequest> request,
        OptionalInt status,
        VendorRefusal refusal,
        int attempts,
        Throwable cause) {

    static final int TOO_MANY_REQUESTS = 429;

    /** Says what to do about a refusal. */
    static String advice(int status) {
        if (status == HttpURLConnection.HTTP_UNAUTHORIZED) {
            return "give the client a valid token";
        }
        if (status == TOO_MANY_REQUESTS) {
            return "ask less often, or allow longer pauses";
        }
        if (status < HttpURLConnection.HTTP_BAD_REQUEST) {
            return "check the base URL, from which it leads elsewhere";
        }
        return status >= HttpURLConnection.HTTP_INTERNAL_ERROR ? "ask again later" : "mend the request";
    }

    /**
     * Returns the sentence, and below it the place.
     *
     * @return the text for whoever reads the exception
     */
    public String text() {
        StringBuilder text = new StringBuilder(sentence);
        request.ifPresent(sent -> text.append(System.lineSeparator())
                .append("  ")
                .append(sent.method())
                .append(' ')
                .append(sent.uri()));
        status.ifPresent(number -> text.append(", status ").append(number));
        refusal.code().ifPresent(number -> text.append(", code ").append(number));
        refusal.requestId().ifPresent(id -> text.append(", request ").append(id));
        if (attempts > 1) {
            text.append(", attempt ").append(attempts);
        }
        return text.toString();
    }
}
