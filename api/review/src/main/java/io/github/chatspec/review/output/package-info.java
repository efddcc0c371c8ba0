/**
 * Writes comparisons in all formats.
 *
 * <p>Public types: {@link ChangeFindings}, {@link ComparisonFormat}.
 */
package io.github.chatspec.review.output;
