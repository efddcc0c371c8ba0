/**
 * The HTTP side of the mock, before WireMock.
 *
 * <p>Public types: {@link MockHttpServer}, {@link MockMetrics}, {@link RequestChecks}, {@link WorkerThreads}.
 */
package io.github.chatspec.mock.http;
