/**
 * A WireMock server that responds like the vendors, from the samples of their contracts.
 *
 * <pre>{@code
 * try (MockServer mock = MockServer.start(0)) {
 *     mock.url();      // for example http://127.0.0.1:41235
 * }
 * }</pre>
 *
 * <p>In JUnit tests {@link io.github.chatspec.mock.ChatMock} does this, and fails a test whose requests violate the
 * contract. {@link io.github.chatspec.mock.ConformanceListener} checks the responses of any other WireMock server.
 *
 * <p>The public API is this package and {@link io.github.chatspec.mock.violations.RequestViolation}. The other packages
 * are internal: {@code command} runs the mock, {@code http}, {@code pages}, {@code fast} and {@code proxy} answer
 * requests, {@code violations}, {@code state}, {@code callbacks} and {@code stubs} are derived from the contracts.
 *
 * <p>Public types: {@link ChatMock}, {@link ConformanceListener}, {@link MockOptions}, {@link MockServer}.
 */
package io.github.chatspec.mock;
