package io.github.chatspec.judge.schema;

/** The kind of message that a schema describes. */
public enum Direction {
    REQUEST,
    RESPONSE
}
