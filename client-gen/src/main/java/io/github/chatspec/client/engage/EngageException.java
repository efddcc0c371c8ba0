package io.github.chatspec.client.engage;

import io.github.chatspec.client.CallFailure;
import io.github.chatspec.client.ChatApiException;
import io.github.chatspec.client.engage.model.ChatNotFoundCode;

/** Thrown when a call to Webex Engage is refused, gets no response, or gets one that cannot be read. */
public final class EngageException extends ChatApiException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param failure the details
     */
    EngageException(CallFailure failure) {
        super(failure);
    }

    /** Returns whether only the chat is unknown, and not, for example, the team. */
    boolean isUnknownChat() {
        return vendorCode().isPresent()
                && ChatNotFoundCode.fromValue(vendorCode().getAsInt()).equals(ChatNotFoundCode.UNKNOWN_CHAT);
    }
}
