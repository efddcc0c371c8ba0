package io.github.chatspec.mock.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.mock.stubs.ExampleRequests;
import io.github.chatspec.mock.stubs.ServedContracts;
import io.github.chatspec.serving.SampleRequest;
import java.util.List;

/** The data of the start page as JSON. */
final class StartData {

    private StartData() {}

    /** Returns the data. The command lines in it call the mock under the origin that the client used. */
    static String of(ServedContracts served, String origin) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ArrayNode listed = data.putArray("contracts");
        for (Contract contract : served.contracts()) {
            ObjectNode node = listed.addObject()
                    .put("name", contract.name())
                    .put("title", contract.title())
                    .put("version", contract.version());
            ArrayNode operations = node.putArray("operations");
            for (Operation operation : contract.operations()) {
                operation(served.exampleRequests(), contract, operation, origin, operations.addObject());
            }
        }
        return data.toString();
    }

    private static void operation(
            ExampleRequests requests, Contract contract, Operation operation, String origin, ObjectNode node) {
        SampleRequest request = requests.good(contract, operation);
        JsonNode documented = contract.at(operation.place().pointer());
        node.put("id", operation.qualifiedId())
                .put("group", documented.at("/tags/0").asText(firstSegment(operation.path())))
                .put("method", operation.method())
                .put("path", operation.path())
                .put("summary", documented.path("summary").asText())
                .put("target", request.target());
        ObjectNode headers = node.putObject("headers");
        request.headers().forEach(headers::put);
        request.body().ifPresent(body -> {
            headers.put("Content-Type", body.mediaType());
            node.put("body", body.text());
        });
        ArrayNode examples = node.putArray("examples");
        if (operation.samples().isEmpty()) {
            node.put("none", ExampleRequests.reasonForNone(contract, operation));
            return;
        }
        // The certificate file is on the machine of the mock, and the reader may be on another one.
        List<String> options = origin.startsWith("https:") ? List.of("--insecure") : List.of();
        node.put("curl", requests.of(contract, operation).curl(origin, options));
        for (Sample sample : operation.samples()) {
            examples.addObject()
                    .put("name", sample.name())
                    .put("status", sample.status())
                    .put("mediaType", sample.mediaType())
                    .put("summary", sample.summary())
                    .put("prefer", SampleRequest.preference(sample));
        }
    }

    /** Returns the beginning of a path, which groups operations that have no tag. */
    private static String firstSegment(String path) {
        int end = path.indexOf('/', 1);
        return end < 0 ? path : path.substring(0, end);
    }
}
