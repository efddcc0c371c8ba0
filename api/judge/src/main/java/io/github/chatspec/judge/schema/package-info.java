/**
 * Validates a body against a schema and explains what is wrong.
 *
 * <p>Public types: {@link Diagnosis}, {@link Direction}, {@link Discriminators}, {@link DocumentedFields},
 * {@link FieldCondition}, {@link NotBefore}, {@link NumberRange}, {@link OneWayFields}, {@link OnlyWhere},
 * {@link PatternWhere}, {@link RepeatedValue}, {@link SchemaChildren}, {@link SchemaWalk}, {@link Schemas},
 * {@link SortOrder}.
 */
package io.github.chatspec.judge.schema;
