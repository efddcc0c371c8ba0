/**
 * Stores chats in memory as the JSON that they are served as.
 *
 * <p>Public types: {@link BadChatException}, {@link ChatJudge}, {@link ChatKeys}, {@link ChatStore}, {@link DateTimeReader},
 * {@link DocumentedRefusal}, {@link EntityTag}, {@link Envelope}, {@link LoadResult}, {@link ModelJson}, {@link RejectedLine},
 * {@link StoredChat}, {@link VendorOperations}, {@link WrittenAnswer}.
 */
package io.github.chatspec.server.chats;
