/**
 * Checks recordings of any size against contracts.
 *
 * <pre>{@code
 * CheckResult result = Check.of(Judge.of(Contract.builtIn())).run(List.of(Input.of("session.har")), List.of(report));
 * }</pre>
 */
package io.github.chatspec.check;
