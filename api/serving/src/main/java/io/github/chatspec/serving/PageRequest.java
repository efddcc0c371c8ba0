package io.github.chatspec.serving;

import io.github.chatspec.exchange.Request;
import java.io.InputStream;

/**
 * A request to a {@link Page}.
 *
 * @param request method, target and header fields
 * @param origin scheme, host and port under which the client reached the server, for example {@code http://localhost:8080}
 * @param body the body, which only requests with other methods than GET and HEAD have
 */
public record PageRequest(Request request, String origin, InputStream body) {}
