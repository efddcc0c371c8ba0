/** The HTTP side of the server stub. */
package io.github.chatspec.server.http;
