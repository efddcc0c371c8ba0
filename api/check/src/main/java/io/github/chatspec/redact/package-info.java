/**
 * Recordings that may be committed: no value of a person's or a secret is left, and the judge finds what it found before.
 *
 * <pre>{@code
 * Redaction redaction = Redaction.of(Contract.builtIn(), RedactionKey.of(bytes));
 * new RedactedRecording(redaction, leftOut -> {}).write(recording, out);
 * }</pre>
 *
 * <p>Public types: {@link HeaderFields}, {@link LeftOut}, {@link LeftOutException}, {@link RedactedRecording},
 * {@link Redaction}, {@link RedactionKey}.
 */
package io.github.chatspec.redact;
