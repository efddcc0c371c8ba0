package io.github.chatspec.judge.clean;

import io.github.chatspec.judge.paging.PagedList;
import io.github.chatspec.routing.Router;
import java.util.Optional;

/**
 * What exchanges without findings have in common.
 *
 * @param route the contract and the operation
 * @param operation the operation as {@code contract/operationId}
 * @param status the HTTP status of the response
 * @param list the list of which the responses are pages, if they are; the other components determine it
 */
public record ResponseKind(Router.Route route, String operation, int status, Optional<PagedList> list) {

    // Written out, since that of a record takes much longer to compile, and each clean exchange is compared.
    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof ResponseKind kind
                        && status == kind.status
                        && operation.equals(kind.operation)
                        && route.equals(kind.route));
    }

    @Override
    public int hashCode() {
        return operation.hashCode() * 31 + status;
    }
}
