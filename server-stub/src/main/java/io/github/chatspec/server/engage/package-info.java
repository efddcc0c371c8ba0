/**
 * Implements the operations of Webex Engage on chats in memory.
 *
 * <pre>{@code
 * ChatsApi chats = new EngageChats();
 * chats.listChats("868", 1).getResponse();
 * }</pre>
 *
 * <p>Public types: {@link EngageChats}.
 */
package io.github.chatspec.server.engage;
