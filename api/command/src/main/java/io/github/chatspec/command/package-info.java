/**
 * Shared parts of the command lines: error output, and the options of all servers.
 *
 * <p>Public types: {@link AdminOptions}, {@link Failures}, {@link HttpsOptions}, {@link LimitOptions},
 * {@link ListenAddress}, {@link ListenOptions}, {@link LogOptions}.
 */
package io.github.chatspec.command;
