/** Runs the server stub from the command line. */
package io.github.chatspec.server.command;
