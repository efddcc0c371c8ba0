/**
 * A WireMock server that answers like the vendors, from the samples of their contracts.
 *
 * <pre>{@code
 * try (MockServer mock = MockServer.start(0)) {
 *     mock.url();      // for example http://127.0.0.1:41235
 * }
 * }</pre>
 *
 * <p>In JUnit tests {@link io.github.chatspec.mock.ChatMock} does that, and fails a test whose requests break the
 * contract.
 */
package io.github.chatspec.mock;
