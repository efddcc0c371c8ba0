package io.github.chatspec.judge.keyword;

import java.util.List;

/**
 * A keyword that a value violates, and how the evaluation came to it.
 *
 * @param violation the keyword and the place
 * @param path the keywords that led to it from the schema on, references included
 */
public record Breach(SchemaViolation violation, List<String> path) {}
