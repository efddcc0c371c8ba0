/**
 * The HTTP side of the mock, before WireMock.
 *
 * <p>Public types: {@link MockHttpServer}, {@link MockMetrics}, {@link RequestChecks}.
 */
package io.github.chatspec.mock.http;
