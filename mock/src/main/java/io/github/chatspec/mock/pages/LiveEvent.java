package io.github.chatspec.mock.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.ExampleCondition;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.mock.stubs.ServedContracts;
import io.github.chatspec.serving.log.AnsweredRequest;
import io.github.chatspec.text.MaskedText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the live page shows of a request: the request itself, its violations, the answer, and why it was this one. */
public final class LiveEvent {

    private static final int MAX_BODY = 64 << 10;

    private LiveEvent() {}

    /**
     * Returns the event of a request.
     *
     * @param request the request
     * @param served the contracts that are served at present
     * @param isMasked whether the path is masked, since other machines than that of the mock send requests
     */
    public static JsonNode of(AnsweredRequest request, ServedContracts served, boolean isMasked) {
        Optional<Operation> operation = served.operation(request.request());
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("time", Instant.ofEpochMilli(request.time()).toString())
                .put("method", request.method())
                .put("target", isMasked ? MaskedText.path(request.path()) : request.target())
                .put("status", request.status())
                .put("micros", request.micros())
                .put("operation", operation.map(Operation::qualifiedId).orElse(""))
                .put("example", request.example())
                .put("why", why(request, operation));
        ObjectNode headers = event.putObject("headers");
        if (!isMasked) {
            request.request().headers().asMap().forEach((name, values) -> headers.put(name, String.join(", ", values)));
            event.put("body", body(request));
        }
        request.violations().forEach(event.putArray("violations")::add);
        return event;
    }

    private static String body(AnsweredRequest request) {
        byte[] bytes = request.body().array();
        return bytes.length > MAX_BODY ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    /** Returns why a request got its answer, as a sentence. */
    private static String why(AnsweredRequest request, Optional<Operation> operation) {
        if (!request.refusal().isEmpty()) {
            return request.violations().isEmpty()
                    ? "The mock refused the request (" + request.refusal() + ")."
                    : "The request violates the contract, which documents no refusal of that (" + request.refusal()
                            + ").";
        }
        if (!request.preference().isEmpty()) {
            return "The request asked for it (" + request.preference() + ").";
        }
        if (operation.isEmpty()) {
            return request.example().isEmpty() ? "No contract has this path." : "A stub was added that matches.";
        }
        List<Sample> samples = operation.get().samples().stream()
                .filter(sample -> sample.name().equals(request.example()))
                .toList();
        return samples.isEmpty()
                ? "No example of the contract was sent."
                : ofExample(request, operation.get(), samples.get(0));
    }

    private static String ofExample(AnsweredRequest request, Operation operation, Sample sample) {
        byte[] body = request.body().array();
        Request whole = request.request().withBody(body);
        for (Map.Entry<ExampleCondition, Sample> choice : operation.choices()) {
            if (choice.getValue().name().equals(sample.name())
                    && choice.getKey().size() > 0
                    && choice.getKey().holds(operation, whole)) {
                return sample.when().contains(choice.getKey())
                        ? "The request meets the condition of this example (x-when)."
                        : "The request has the values that belong to this example.";
            }
        }
        if (!request.violations().isEmpty() && sample.isRefusal()) {
            return "The request violates the contract, which documents this refusal.";
        }
        if (sample.isGenerated()) {
            return sample.mediaType().isEmpty()
                    ? "The contract documents this response without content."
                    : "The contract has no example, so that the body is generated from its schema.";
        }
        return "It is the default of the operation.";
    }
}
