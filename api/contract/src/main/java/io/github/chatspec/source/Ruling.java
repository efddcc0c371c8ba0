package io.github.chatspec.source;

/**
 * How conflicts of one sort are decided.
 *
 * @param number the number that conflicts refer to
 * @param question what is in doubt
 * @param ruling what holds
 */
public record Ruling(int number, String question, String ruling) {}
