package io.github.chatspec.redact;

/**
 * An exchange that is not in the redacted recording.
 *
 * @param entry which exchange of the recording it was, counted from 1
 * @param reason why it is left out, as a sentence that holds nothing of the exchange
 */
public record LeftOut(long entry, String reason) {}
