/**
 * What the tests of all modules share: requests that the contracts describe, what came of them, and the tests that every
 * server stands, each in a class that a module extends.
 *
 * <pre>{@code
 * Exchange answer = TestHttp.send(server, SampleRequests.good(operation));
 * DocumentedTriple.of(operation, answer);
 * }</pre>
 */
package io.github.chatspec.testing;
