/**
 * What the clients of both vendors share.
 *
 * <pre>{@code
 * ChatsApi chats = EngageClient.of("https://x.imi.chat", token).chats();
 * }</pre>
 */
package io.github.chatspec.client;
