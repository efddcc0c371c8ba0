/**
 * Writes findings down for people and programs.
 *
 * <pre>{@code
 * Report report = TextReport.plain(out);
 * report.add(judged);
 * report.end(summary);
 * }</pre>
 *
 * <p>Public types: {@link CleanCount}, {@link CoverageText}, {@link DriftText}, {@link ExchangeBytes},
 * {@link FailurePolicy}, {@link GithubReport}, {@link HtmlPage}, {@link HtmlReport}, {@link JsonReport},
 * {@link JudgedExchange}, {@link JunitReport}, {@link MarkdownReport}, {@link OtherHosts}, {@link Report}, {@link ReportFormat},
 * {@link ReportRule}, {@link SarifReport}, {@link Summary}, {@link TextReport}.
 */
package io.github.chatspec.report;
