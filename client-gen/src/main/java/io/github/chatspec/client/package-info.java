/**
 * The code that the clients of both vendors share: retries, time-outs, cancellation and exceptions.
 *
 * <pre>{@code
 * HelpScoutClient client = HelpScoutClient.builder()
 *         .token("demo")
 *         .retry(RetryPolicy.standard().withAttempts(2))
 *         .build();
 * }</pre>
 */
package io.github.chatspec.client;
