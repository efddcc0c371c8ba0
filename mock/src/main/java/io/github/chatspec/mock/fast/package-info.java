/**
 * The fast path: answers plain requests from prepared responses, without WireMock.
 *
 * <p>Public types: {@link FastPath}, {@link RingJournal}.
 */
package io.github.chatspec.mock.fast;
