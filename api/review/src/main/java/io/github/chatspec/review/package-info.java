/**
 * Compares two contracts, and proves each verdict.
 *
 * <p>Public types: {@link Comparison}, {@link ContractComparison}, {@link ContractHistory}, {@link ContractRevision},
 * {@link RecordedAnswers}, {@link VersionAdvice}.
 */
package io.github.chatspec.review;
