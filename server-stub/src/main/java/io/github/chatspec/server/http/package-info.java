/**
 * Answers HTTP requests with the operations, the administration and the failures of the server stub.
 *
 * <p>Public types: {@link AccessRules}, {@link ActiveRequests}, {@link AdminPages}, {@link ClientConnections},
 * {@link OrderedFaults}, {@link SlowHeaderGuard}, {@link StubHandler}, {@link StubPages}.
 */
package io.github.chatspec.server.http;
