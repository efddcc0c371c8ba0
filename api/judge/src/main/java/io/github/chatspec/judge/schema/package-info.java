/**
 * Validates a body against a schema and explains what is wrong.
 *
 * <p>Public types: {@link Diagnosis}, {@link Direction}, {@link DocumentedFields}, {@link NumberRange}, {@link OneWayFields},
 * {@link SchemaViolation}, {@link SchemaWalk}, {@link Schemas}, {@link SortOrder}, {@link TextFormat}.
 */
package io.github.chatspec.judge.schema;
