/**
 * Compares the pages of a list that follow each other in a recording.
 *
 * <pre>{@code
 * Optional<ListPage> page = judge.pagedLists().page(exchange, route); // empty unless the contract says x-paged-by
 * List<Finding> findings = judge.compare(before, page.get());      // before: the page with the number before
 * }</pre>
 *
 * <p>Public types: {@link ListPage}, {@link ListRequest}, {@link PagedList}, {@link PagedLists}.
 */
package io.github.chatspec.judge.paging;
