/**
 * Recognizes exchanges without findings, and those with well-known ones, in the bytes of their records.
 *
 * <pre>{@code
 * CleanExchanges clean = judge.cleanExchanges(List.of()).orElseThrow();
 * int end = clean.endOfKnown(text, from, to);      // -1: the record must be read and judged
 * }</pre>
 *
 * <p>Public types: {@link CleanExchanges}, {@link ResponseKind}.
 */
package io.github.chatspec.judge.clean;
