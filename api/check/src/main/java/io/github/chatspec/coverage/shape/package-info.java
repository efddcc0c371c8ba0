/**
 * Derives from the schemas of a contract which fields, values and kinds of objects the body of a response may contain.
 *
 * <p>Public types: {@link BodyShape}, {@link BodyShapes}, {@link ObjectKinds}.
 */
package io.github.chatspec.coverage.shape;
