/**
 * The command line of the mock.
 *
 * <p>Public types: {@link MockCommand}.
 */
package io.github.chatspec.mock.command;
