package io.github.chatspec.client;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A call that brought no chat; each vendor has its own.
 *
 * <p>The smallest use: {@code exception.status().orElse(0) == 404}.
 */
public abstract class ChatApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient CallFailure failure;

    /**
     * Makes the exception.
     *
     * @param failure what happened
     */
    protected ChatApiException(CallFailure failure) {
        super(failure.text(), failure.cause());
        this.failure = failure;
    }

    /**
     * Returns the HTTP status.
     *
     * @return the status of the last answer; nothing if none came
     */
    public OptionalInt status() {
        return failure.status();
    }

    /**
     * Returns the vendor's own code for what is wrong.
     *
     * @return the code; nothing if the answer holds none, or none came
     */
    public OptionalInt vendorCode() {
        return failure.refusal().code();
    }

    /**
     * Returns the vendor's own words for what is wrong.
     *
     * @return the description; nothing if the answer holds none, or none came
     */
    public Optional<String> description() {
        return failure.refusal().description();
    }

    /**
     * Returns what the vendor's support finds the request by.
     *
     * @return the identifier; nothing if the answer holds none, or none came
     */
    public Optional<String> requestId() {
        return failure.refusal().requestId();
    }

    /**
     * Returns how often the request was sent.
     *
     * @return the attempts, of which the last one is what this exception is about
     */
    public int attempts() {
        return failure.attempts();
    }
}
