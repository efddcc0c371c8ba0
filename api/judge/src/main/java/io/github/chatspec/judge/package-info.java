/**
 * Judges exchanges: says where an answer departs from the contract.
 *
 * <pre>{@code
 * Judge judge = Judge.of(Contract.builtIn("engage"));
 * Exchange exchange = Exchange.ofOperation("engage/getChat").status(200).body(bytes);
 * List<Finding> findings = judge.judge(exchange);      // none: the contract is kept
 * }</pre>
 */
package io.github.chatspec.judge;
