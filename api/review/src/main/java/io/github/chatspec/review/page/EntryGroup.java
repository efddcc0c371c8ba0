package io.github.chatspec.review.page;

import java.util.List;

/**
 * The lines below one heading.
 *
 * @param title the heading
 * @param isOperation whether it is an operation
 * @param entries the lines, the first of which is what the heading names
 */
record EntryGroup(String title, boolean isOperation, List<PageEntry> entries) {}
