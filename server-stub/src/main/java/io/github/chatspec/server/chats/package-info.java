/** Stores chats in memory as the JSON that they are served as. */
package io.github.chatspec.server.chats;
