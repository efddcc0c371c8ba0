/**
 * Redacts recordings so that they can be committed: without secrets and personal values, and with the same findings.
 *
 * <pre>{@code
 * Redaction redaction = Redaction.of(Contract.builtIn(), RedactionKey.of(bytes));
 * new RedactedRecording(redaction, leftOut -> {}).write(recording, out);
 * }</pre>
 *
 * <p>Public types: {@link LeftOut}, {@link LeftOutException}, {@link RedactedRecording},
 * {@link Redaction}, {@link RedactionKey}.
 */
package io.github.chatspec.redact;
