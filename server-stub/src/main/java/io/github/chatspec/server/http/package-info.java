/** Answers HTTP requests with the operations, the administration and the failures of the server stub. */
package io.github.chatspec.server.http;
