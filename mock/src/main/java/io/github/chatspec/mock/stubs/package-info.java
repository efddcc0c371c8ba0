/** Turns contracts, preferences and scenarios into WireMock stubs. */
package io.github.chatspec.mock.stubs;
