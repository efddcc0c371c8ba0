/**
 * Compares schemas of two contracts keyword by keyword, once they are composed.
 *
 * <p>Public types: {@link ComposedSchema}, {@link ContractSide}, {@link SchemaChange}, {@link SchemaComparison}, {@link SchemaTrail}.
 */
package io.github.chatspec.review.schema;
