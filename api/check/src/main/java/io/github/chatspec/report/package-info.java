/**
 * Writes findings down for people and programs.
 *
 * <pre>{@code
 * Report report = TextReport.plain(out);
 * report.add(judged);
 * report.end(summary);
 * }</pre>
 */
package io.github.chatspec.report;
