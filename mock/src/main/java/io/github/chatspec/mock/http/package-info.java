/** The HTTP side of the mock, before WireMock. */
package io.github.chatspec.mock.http;
