/**
 * The code that the clients of all vendors share: retries, time-outs, cancellation and exceptions.
 *
 * <pre>{@code
 * HelpScoutClient client = HelpScoutClient.builder()
 *         .token("demo")
 *         .retry(RetryPolicy.standard().withAttempts(2))
 *         .build();
 * }</pre>
 *
 * <p>Public types: {@link CallFailure}, {@link CallRunner}, {@link ChatApiException}, {@link ClientBuilder},
 * {@link DateTimes}, {@link LosslessJson}, {@link RetryPolicy}, {@link VendorError}, {@link VendorProtocol}.
 */
package io.github.chatspec.client;
