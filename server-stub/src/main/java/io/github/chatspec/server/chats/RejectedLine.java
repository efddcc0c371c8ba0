package io.github.chatspec.server.chats;

/**
 * A line that was left out of what was loaded.
 *
 * <p>The smallest use: {@code chats.load(in, "chats.ndjson", broken -> log(broken.line() + ": " + broken.reason()))}.
 *
 * @param file the name that the loader was given
 * @param line the number of the line, counted from 1
 * @param reason what is wrong with it, without a full stop
 */
public record RejectedLine(String file, long line, String reason) {}
