/**
 * Checks recordings of any size against contracts.
 *
 * <pre>{@code
 * CheckResult result = Check.of(Judge.of(Contract.builtIn())).run(List.of(Input.of("session.har")), List.of(report));
 * }</pre>
 *
 * <p>Public types: {@link Baseline}, {@link BaselineException}, {@link Check}, {@link CheckResult}, {@link Input},
 * {@link OpenInput}, {@link Progress}.
 */
package io.github.chatspec.check;
