/**
 * A client of Help Scout's chats.
 *
 * <pre>{@code
 * ChatsApi chats = HelpScoutClient.of("https://api.helpscout.net", token).chats();
 * chats.getChat("5a0da3c3-4882-3352-8db9-8fc47e14111f").getPreview();
 * }</pre>
 */
package io.github.chatspec.client.helpscout;
