/**
 * Runs the server stub from the command line.
 *
 * <p>Public types: {@link ServerCommand}.
 */
package io.github.chatspec.server.command;
