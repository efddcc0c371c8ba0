/** Chats in memory, each kept as the bytes that it is served as. */
package io.github.chatspec.server.chats;
