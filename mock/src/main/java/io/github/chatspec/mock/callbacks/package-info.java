/**
 * Sends the callbacks that contracts describe, through the webhooks of WireMock.
 *
 * <p>Public types: {@link CallbackHosts}, {@link Callbacks}, {@link CallbackReport}, {@link DocumentedCallbacks}.
 */
package io.github.chatspec.mock.callbacks;
