/**
 * Judges requests and keeps their violations of the contracts.
 *
 * <p>Public types: {@link JettyMultipartParser}, {@link CurrentViolations}, {@link RequestFields}, {@link RequestViolation}, {@link RequestViolations}.
 */
package io.github.chatspec.mock.violations;
