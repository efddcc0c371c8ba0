/** Serves requests whose response never changes without asking WireMock. */
package io.github.chatspec.mock.fast;
