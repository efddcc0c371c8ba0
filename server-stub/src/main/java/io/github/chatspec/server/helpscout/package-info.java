/**
 * Implements the operations of Help Scout on chats in memory.
 *
 * <pre>{@code
 * ChatsApi chats = new HelpScoutChats();
 * chats.getChat("5a0da3c3-4882-3352-8db9-8fc47e14111f").getPreview();
 * }</pre>
 *
 * <p>Public types: {@link HelpScoutChats}.
 */
package io.github.chatspec.server.helpscout;
