/**
 * Writes the review page: one HTML file that shows each line of a contract next to its source.
 *
 * <pre>{@code
 * ContractRevision engage = ContractRevision.read("engage");
 * new ReviewPage(List.of(engage)).write(out);
 * }</pre>
 *
 * <p>Public types: {@link ReviewPage}.
 */
package io.github.chatspec.review.page;
