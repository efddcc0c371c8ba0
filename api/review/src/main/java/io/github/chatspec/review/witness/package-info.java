/**
 * Searches payloads that one contract accepts and the other refuses.
 *
 * <p>Public types: {@link BodyPair}, {@link ExampleRequest}, {@link PayloadSearch}, {@link TextSearch}.
 */
package io.github.chatspec.review.witness;
