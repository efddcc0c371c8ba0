package io.github.chatspec.server.chats;

/**
 * A line of a file that is not a chat and was skipped.
 *
 * @param file the name of the file
 * @param line the number of the line, from 1
 * @param reason what is wrong with it, as a clause without a full stop
 */
public record RejectedLine(String file, long line, String reason) {}
