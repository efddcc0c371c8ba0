package io.github.chatspec.client;

import java.util.Optional;
import java.util.OptionalInt;

/** Thrown when a call fails; each vendor has a subclass. */
public abstract class ChatApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient CallFailure failure;

    /**
     * Creates the exception.
     *
     * @param failure the details
     */
    protected ChatApiException(CallFailure failure) {
        super(failure.message(), failure.cause());
        this.failure = failure;
    }

    /**
     * Returns the HTTP status.
     *
     * @return the status of the last response; empty if there was no response
     */
    public OptionalInt status() {
        return failure.status();
    }

    /**
     * Returns the vendor's error code.
     *
     * @return the code; empty if there was no response, or the response has none
     */
    public OptionalInt vendorCode() {
        return failure.error().code();
    }

    /**
     * Returns the vendor's description of the error.
     *
     * @return the description; empty if there was no response, or the response has none
     */
    public Optional<String> description() {
        return failure.error().description();
    }

    /**
     * Returns the identifier under which the vendor's support can find the request.
     *
     * @return the identifier; empty if there was no response, or the response has none
     */
    public Optional<String> requestId() {
        return failure.error().requestId();
    }

    /**
     * Returns the number of times the request was sent.
     *
     * @return the number of attempts, the last of which this exception describes
     */
    public int attempts() {
        return failure.attempts();
    }
}
