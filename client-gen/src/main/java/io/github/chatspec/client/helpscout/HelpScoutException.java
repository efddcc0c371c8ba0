package io.github.chatspec.client.helpscout;

import io.github.chatspec.client.CallFailure;
import io.github.chatspec.client.ChatApiException;
import java.net.HttpURLConnection;

/**
 * Thrown when a call to Help Scout is refused, gets no response, or gets one that cannot be read.
 *
 * <p>Help Scout has no error codes, so {@link #vendorCode()} is always empty; {@link #requestId()} is the
 * reference under which it logged the refusal.
 */
public final class HelpScoutException extends ChatApiException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param failure the details
     */
    HelpScoutException(CallFailure failure) {
        super(failure);
    }

    /** Returns whether the chat is unknown, which is the only resource that a request names. */
    boolean isUnknownChat() {
        return status().orElse(0) == HttpURLConnection.HTTP_NOT_FOUND;
    }
}
