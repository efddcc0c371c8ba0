/** The command line of the mock. */
package io.github.chatspec.mock.command;
