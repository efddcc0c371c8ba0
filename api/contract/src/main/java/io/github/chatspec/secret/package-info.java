/**
 * Recognizes secrets and removes them from exchanges.
 *
 * <pre>{@code
 * Exchange clean = SecretRemoval.of(List.of(Contract.builtIn("engage"))).apply(exchange);
 * }</pre>
 *
 * <p>Public types: {@link RecentSecrets}, {@link SecretRemoval}, {@link Secrets}.
 */
package io.github.chatspec.secret;
