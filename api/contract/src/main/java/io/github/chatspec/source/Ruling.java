package io.github.chatspec.source;

/**
 * Decides the conflicts of one kind.
 *
 * @param number the number that conflicts refer to
 * @param question the question
 * @param ruling the answer
 */
public record Ruling(int number, String question, String ruling) {}
