package io.github.chatspec.judge.clean;

import io.github.chatspec.routing.Router;

/**
 * What exchanges without findings have in common.
 *
 * @param route the contract and the operation
 * @param operation the operation as {@code contract/operationId}
 * @param status the HTTP status of the response
 */
public record ResponseKind(Router.Route route, String operation, int status) {}
