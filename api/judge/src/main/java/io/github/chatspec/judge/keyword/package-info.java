/**
 * Evaluates values by the keywords of their schemas, most of which are compiled; networknt validates the others.
 *
 * <p>Public types: {@link Breach}, {@link ContainedText}, {@link DateTime}, {@link Patterns}, {@link SchemaEvaluator},
 * {@link SchemaViolation}, {@link SuffixPattern}, {@link TextFormat}.
 */
package io.github.chatspec.judge.keyword;
