package io.github.chatspec.client.engage;

import io.github.chatspec.client.CallFailure;
import io.github.chatspec.client.ChatApiException;
import io.github.chatspec.client.engage.model.ChatNotFoundCode;

/**
 * A call to Webex Engage that brought no chat: refused, unanswered or unreadable.
 *
 * <p>The smallest use: {@code catch (EngageException e) { e.vendorCode(); }}.
 */
public final class EngageException extends ChatApiException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param failure what happened
     */
    EngageException(CallFailure failure) {
        super(failure);
    }

    /** Whether the vendor knows everything that the request names, but not the chat. */
    boolean isUnknownChat() {
        return vendorCode().isPresent()
                && ChatNotFoundCode.fromValue(vendorCode().getAsInt()).equals(ChatNotFoundCode.UNKNOWN_CHAT);
    }
}
