/**
 * One request and its answer, as bytes.
 *
 * <pre>{@code
 * Exchange exchange = Exchange.of("GET", "https://x.imi.chat/v3.1/chats/C1").status(200).body(bytes);
 * }</pre>
 */
package io.github.chatspec.exchange;
