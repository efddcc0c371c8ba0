/**
 * Compares two contracts, and proves each verdict.
 *
 * <p>Public types: {@link Comparison}, {@link ContractComparison}.
 */
package io.github.chatspec.review;
