/**
 * Validates a body against a schema and explains what is wrong.
 *
 * <p>Public types: {@link Diagnosis}, {@link Direction}, {@link Discriminators}, {@link DocumentedFields},
 * {@link NumberRange}, {@link OneWayFields}, {@link SchemaChildren}, {@link SchemaViolation}, {@link SchemaWalk},
 * {@link Schemas}, {@link SortOrder}, {@link SuffixPattern}, {@link TextFormat}.
 */
package io.github.chatspec.judge.schema;
