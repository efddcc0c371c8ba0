/**
 * Judges answers where tests and clients already have them: in AssertJ, RestAssured, Spring and {@code java.net.http}.
 *
 * <pre>{@code
 * HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
 * assertThat(Exchanges.of(response)).conforms();      // ExchangeAssert.assertThat
 * }</pre>
 */
package io.github.chatspec.adapter;
