package io.github.chatspec.client.helpscout;

import io.github.chatspec.client.CallFailure;
import io.github.chatspec.client.ChatApiException;
import java.net.HttpURLConnection;

/**
 * A call to Help Scout that brought no chat: refused, unanswered or unreadable.
 *
 * <p>The smallest use: {@code catch (HelpScoutException e) { e.status(); }}.
 *
 * <p>Help Scout has no codes of its own, so {@link #vendorCode()} is always empty; {@link #requestId()} is the
 * reference under which it logged the refusal.
 */
public final class HelpScoutException extends ChatApiException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param failure what happened
     */
    HelpScoutException(CallFailure failure) {
        super(failure);
    }

    /** Whether the vendor does not know the chat, which is all that a request names. */
    boolean isUnknownChat() {
        return status().orElse(0) == HttpURLConnection.HTTP_NOT_FOUND;
    }
}
