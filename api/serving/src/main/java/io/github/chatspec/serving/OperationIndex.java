package io.github.chatspec.serving;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Request;
import java.util.List;

/**
 * A start page in plain text: each operation with a command line that calls it.
 *
 * @param contracts the contracts that are served
 */
public record OperationIndex(List<Contract> contracts) implements Page {

    private static final String MEDIA_TYPE = "text/plain; charset=utf-8";

    @Override
    public Reply reply(PageRequest request) {
        StringBuilder text = new StringBuilder();
        for (Contract contract : contracts) {
            text.append(contract.title()).append(' ').append(contract.version()).append('\n');
            for (Operation operation : contract.operations()) {
                text.append('\n')
                        .append(operation.method())
                        .append(' ')
                        .append(operation.path())
                        .append("\n  ")
                        .append(SampleRequest.of(contract, operation).curl(request.origin(), List.of()))
                        .append('\n');
            }
            text.append('\n');
        }
        return Reply.text(
                200,
                MEDIA_TYPE,
                text.append("GET /__chatspec/health\nGET /__chatspec/metrics\n").toString());
    }

    /** Clients that prefer JSON get the same reply to a GET request as for unknown paths. */
    @Override
    public boolean accepts(Request request) {
        return !Page.isRead(request.method())
                || AcceptHeader.of(request.headers().all("Accept")).prefers("text/plain", Reply.JSON);
    }
}
