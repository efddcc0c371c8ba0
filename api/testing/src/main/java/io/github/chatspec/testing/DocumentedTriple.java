package io.github.chatspec.testing;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Response;
import io.github.chatspec.exchange.Exchange;
import java.util.Collection;
import java.util.List;

/**
 * One way in which an operation may answer.
 *
 * @param operation the operation as {@code contract/operationId}
 * @param status the HTTP status
 * @param code the vendor's code, or a dash where the body has none
 */
public record DocumentedTriple(String operation, String status, String code) {

    private static final String NO_CODE = "-";

    /** Every triple that the built-in contracts document. */
    public static List<DocumentedTriple> documented() {
        return Contract.builtIn().stream()
                .flatMap(contract -> contract.operations().stream())
                .flatMap(operation -> operation.responses().stream()
                        .flatMap(response -> codes(response).stream()
                                .map(code -> new DocumentedTriple(operation.qualifiedId(), response.status(), code))))
                .toList();
    }

    private static List<String> codes(Response response) {
        return response.vendorCodes().isEmpty() ? List.of(NO_CODE) : response.vendorCodes();
    }

    /** The triple that an answer is. */
    public static DocumentedTriple of(Operation operation, Exchange answer) {
        String code = operation.response(answer.status()).stream()
                .flatMap(response -> response.contents().stream())
                .flatMap(content -> content.vendorCode().stream())
                .map(pointer -> TestHttp.json(answer).at(pointer).asText())
                .findFirst()
                .orElse(NO_CODE);
        return new DocumentedTriple(operation.qualifiedId(), String.valueOf(answer.status()), code);
    }

    /** Returns the documented triples that no response had. */
    public static List<DocumentedTriple> missing(
            Collection<DocumentedTriple> documented, Collection<DocumentedTriple> produced) {
        return documented.stream().filter(triple -> !produced.contains(triple)).toList();
    }

    @Override
    public String toString() {
        return operation + "  " + status + "  " + code;
    }
}
