package io.github.chatspec.server;

/**
 * What came of a load.
 *
 * <p>The smallest use: {@code chats.load(in, "chats.ndjson", broken -> {}).chats()}.
 *
 * @param chats how many lines were taken in as chats; lines with one identifier are each counted
 * @param broken how many lines were left out
 */
public record Loaded(long chats, long broken) {}
