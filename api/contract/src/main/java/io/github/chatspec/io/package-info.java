/**
 * Errors that a user can correct, and files that are written whole.
 *
 * <p>Public types: {@link OutputFile}, {@link UserError}.
 */
package io.github.chatspec.io;
