/**
 * A client of Webex Engage's chats.
 *
 * <pre>{@code
 * ChatsApi chats = EngageClient.of("https://x.imi.chat", token).chats();
 * chats.getChat("CSRCJ17FWP50IOZ9", "868").getResponse().getStatus();
 * }</pre>
 */
package io.github.chatspec.client.engage;
