package io.github.chatspec.server.chats;

/**
 * The result of loading a file of chats.
 *
 * @param added the number of lines that were added as chats, also if several have the same identifier
 * @param rejected the number of lines that were skipped
 */
public record LoadResult(long added, long rejected) {}
