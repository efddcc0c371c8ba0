/**
 * Holds recordings against contracts, however long they are.
 *
 * <pre>{@code
 * Summary summary = new Check(Judge.of(Contract.builtIn())).run(Input.all(List.of("recordings")), List.of(report));
 * }</pre>
 */
package io.github.chatspec.check;
