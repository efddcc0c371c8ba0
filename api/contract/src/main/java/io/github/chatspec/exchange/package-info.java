/**
 * Requests and responses as bytes, and the recordings that they are read from.
 *
 * <pre>{@code
 * Request request = new Request("GET", "https://x.imi.chat/v3.1/chats/C1", Headers.NONE);
 * Exchange exchange = Exchange.of(request).status(200).body(bytes);
 * }</pre>
 */
package io.github.chatspec.exchange;
