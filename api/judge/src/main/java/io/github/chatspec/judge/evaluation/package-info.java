/**
 * Evaluates one exchange against its contract, as the input of the rules.
 *
 * <p>Public types: {@link Evaluation}, {@link Evaluator}, {@link HttpSemantics}, {@link UnknownRequest}.
 */
package io.github.chatspec.judge.evaluation;
