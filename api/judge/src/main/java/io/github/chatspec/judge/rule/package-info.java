/**
 * The rules of the judge, each of which reports one kind of violation.
 *
 * <p>Public types: {@link FindingPolicy}, {@link Findings}, {@link InternalErrorRule}, {@link PagingRule}, {@link RequestBodyRule}, {@link Rule},
 * {@link RuleExample}, {@link Rules}.
 */
package io.github.chatspec.judge.rule;
