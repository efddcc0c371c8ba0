/** The fast path: answers plain requests from prepared responses, without WireMock. */
package io.github.chatspec.mock.fast;
