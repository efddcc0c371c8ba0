/**
 * Formats text for people: values in sentences, masked personal data, escaped control characters.
 *
 * <pre>{@code
 * MaskedText.text("Anna, +49 170");       // Xxxx, +00 000
 * PlainText.line(message);                // the message on one line
 * }</pre>
 *
 * <p>Public types: {@link EditDistance}, {@link ErrorOrigin}, {@link HttpMethods}, {@link MaskedText}, {@link PlainText},
 * {@link ValueRenderer}, {@link Wording}.
 */
package io.github.chatspec.text;
