/**
 * Judges responses in the test libraries and clients that receive them: AssertJ, RestAssured, Spring and {@code java.net.http}.
 *
 * <pre>{@code
 * HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
 * assertThat(Exchanges.of(response)).conforms();      // ExchangeAssert.assertThat
 * }</pre>
 *
 * <p>Public types: {@link ConformanceFilter}, {@link ConformanceInterceptor}, {@link ConformanceResultMatcher},
 * {@link ExchangeAssert}, {@link Exchanges}.
 */
package io.github.chatspec.adapter;
