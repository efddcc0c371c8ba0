/** Derives WireMock stubs from a contract. */
package io.github.chatspec.mock.stubs;
