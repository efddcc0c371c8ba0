/**
 * What the tests of all modules share: requests that the contracts describe, and what came of them.
 *
 * <pre>{@code
 * Exchange answer = Http.send(server, Ask.good(operation));
 * Triple.of(operation, answer);
 * }</pre>
 */
package io.github.chatspec.testing;
