/**
 * Generates the responses for which a contract has no example: their bodies from the schemas, and their headers.
 *
 * <p>Public types: {@link GenerationCheck}, {@link NotGeneratedException}, {@link ResponseGenerator}.
 */
package io.github.chatspec.mock.generation;
