/** What the command lines share: how they fail, and the options of all servers. */
package io.github.chatspec.command;
