/**
 * Implements the operations of Webex Engage on chats in memory.
 *
 * <pre>{@code
 * ChatsApi chats = new EngageChats();
 * chats.listChats("868", 1).getResponse();
 * }</pre>
 */
package io.github.chatspec.server.engage;
