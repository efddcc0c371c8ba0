/**
 * Describes the changes between two contracts.
 *
 * <p>Public types: {@link Change}, {@link CitedFacts}, {@link Compatibility}, {@link Witness}.
 */
package io.github.chatspec.review.change;
