/**
 * Judges exchanges: reports where they violate their contracts.
 *
 * <pre>{@code
 * Judge judge = Judge.of(Contract.builtIn("engage"));
 * Exchange exchange = Exchange.ofOperation("engage/getChat").status(200).body(bytes);
 * List<Finding> findings = judge.judge(exchange);      // empty: the response conforms
 * }</pre>
 *
 * <p>Public types: {@link Ignore}, {@link Judge}, {@link Settings}, {@link SettingsException}.
 */
package io.github.chatspec.judge;
