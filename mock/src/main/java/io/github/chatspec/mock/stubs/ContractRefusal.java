package io.github.chatspec.mock.stubs;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Response;
import java.util.Optional;

/** Finds the response by which a contract refuses a request. */
final class ContractRefusal {

    private ContractRefusal() {}

    /**
     * Returns the response of the first status that is documented; one of a class or the default only if none is.
     *
     * @param operation the operation
     * @param statuses the statuses, the preferred one first
     * @return the response, if there is one
     */
    static Optional<ResponseDefinition> of(Operation operation, int... statuses) {
        for (int status : statuses) {
            Optional<Response> exact = operation.responses().stream()
                    .filter(response -> response.status().equals(String.valueOf(status)))
                    .findFirst();
            if (exact.isPresent()) {
                return example(exact.get(), status);
            }
        }
        boolean hasSuccess = operation.responses().stream()
                .anyMatch(response -> response.status().startsWith("2"));
        return hasSuccess
                ? operation.response(statuses[0]).flatMap(other -> example(other, statuses[0]))
                : Optional.empty();
    }

    private static Optional<ResponseDefinition> example(Response response, int status) {
        if (response.contents().isEmpty()) {
            ResponseDefinitionBuilder empty = new ResponseDefinitionBuilder().withStatus(status);
            response.headers().forEach(empty::withHeader);
            return Optional.of(empty.build());
        }
        return response.samples().stream()
                .findFirst()
                .flatMap(SampleResponses::ifGenerated)
                .map(found -> found.withStatus(status).build());
    }
}
