/** The command line of the server stub. */
package io.github.chatspec.server.command;
