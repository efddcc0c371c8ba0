/**
 * Writes findings down for people and programs.
 *
 * <pre>{@code
 * TextReport report = new TextReport(out);
 * report.add("chat.json", findings);
 * report.end();
 * }</pre>
 */
package io.github.chatspec.report;
