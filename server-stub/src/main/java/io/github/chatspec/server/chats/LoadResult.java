package io.github.chatspec.server.chats;

/**
 * What came of a load.
 *
 * <p>The smallest use: {@code chats.load(in, "chats.ndjson", broken -> {}).chats()}.
 *
 * @param chats how many lines were taken in as chats; lines with one identifier are each counted
 * @param broken how many lines were left out
 */
public record LoadResult(long chats, long broken) {}
