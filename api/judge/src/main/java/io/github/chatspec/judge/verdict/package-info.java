/**
 * Decides quickly, over bytes, that there is nothing to report about a body.
 *
 * <p>Public types: {@link Note}, {@link Notes}, {@link PlaceRules}, {@link RepeatedText}, {@link TreeVerdict}, {@link Verdict}, {@link VerdictCompiler}, {@link Verdicts}.
 */
package io.github.chatspec.judge.verdict;
