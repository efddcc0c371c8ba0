/**
 * Checks recordings of any size against contracts.
 *
 * <pre>{@code
 * CheckResult result = Check.of(Judge.of(Contract.builtIn())).run(List.of(Input.of("session.har")), List.of(report));
 * }</pre>
 *
 * <p>Recordings that several processes read are judged in parts: {@link PartCheck} judges each of them, and
 * {@link AssembledCheck} makes the result of the whole.
 *
 * <p>Public types: {@link AssembledCheck}, {@link Baseline}, {@link BaselineException}, {@link Check}, {@link CheckResult},
 * {@link CheckedPart}, {@link Input}, {@link OpenInput}, {@link PartCheck}, {@link PartNumbers}, {@link PartOffset},
 * {@link PartTotals}, {@link Progress}, {@link RecordingPart}.
 */
package io.github.chatspec.check;
