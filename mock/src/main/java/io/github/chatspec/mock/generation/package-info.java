/**
 * Generates what a contract has no example of: the bodies of responses and requests from their schemas, headers and parameters.
 *
 * <p>Public types: {@link GenerationCheck}, {@link ItemGenerator}, {@link NotGeneratedException},
 * {@link RequestGenerator}, {@link ResponseGenerator}, {@link ValueSchema}.
 */
package io.github.chatspec.mock.generation;
