package io.github.chatspec.mock.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Response;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.serving.SampleRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the command says when the mock runs: where, what can be asked for, and how. */
public final class MockBanner {

    private final String url;
    private final List<String> curlOptions;

    /** Begins the text; the options are those that curl needs to speak with this server. */
    MockBanner(String url, List<String> curlOptions) {
        this.url = url;
        this.curlOptions = List.copyOf(curlOptions);
    }

    /** The address, a line of every operation, and below a command of every operation that has an example. */
    List<String> lines(List<Contract> contracts) {
        List<String> lines = new ArrayList<>(List.of(url));
        List<String> commands = new ArrayList<>();
        for (Contract contract : contracts) {
            for (Operation operation : contract.operations()) {
                lines.add(line(contract, operation));
                if (!operation.samples().isEmpty()) {
                    commands.add(request(contract, operation).curl(url, curlOptions));
                }
            }
        }
        if (!commands.isEmpty()) {
            lines.add("");
            lines.addAll(commands);
            lines.add("");
            lines.add("-H 'Prefer: example=NAME' asks for an example by its name.");
        }
        return lines;
    }

    static String line(Contract contract, Operation operation) {
        String examples = operation.samples().stream().map(Sample::name).collect(Collectors.joining(" "));
        return operation.qualifiedId() + "  " + operation.method() + " " + operation.path() + "  "
                + (examples.isEmpty() ? "(nothing to serve: " + whyNone(contract, operation) + ")" : examples);
    }

    /** A request that is answered with an example: where none is chosen by itself, it is asked for by its name. */
    public static SampleRequest request(Contract contract, Operation operation) {
        SampleRequest request = SampleRequest.of(contract, operation);
        return operation.choices().isEmpty()
                ? request.with(
                        "Prefer", SampleRequest.preference(operation.samples().get(0)))
                : request;
    }

    /** Why an operation has no examples that can be served. */
    public static String whyNone(Contract contract, Operation operation) {
        List<JsonNode> examples = new ArrayList<>();
        boolean body = false;
        for (Response response : operation.responses()) {
            String contents = Pointers.append(response.place().pointer(), "content");
            for (String mediaType : names(contract, contents)) {
                body = true;
                String listed = Pointers.append(Pointers.append(contents, mediaType), "examples");
                for (String name : names(contract, listed)) {
                    contract.resolve(Pointers.append(listed, name))
                            .map(contract::at)
                            .ifPresent(examples::add);
                }
            }
        }
        if (examples.stream().anyMatch(example -> example.has("externalValue"))) {
            return "its examples are at addresses, and none is fetched";
        }
        if (!examples.isEmpty()) {
            return "its examples have no value";
        }
        return body ? "the contract gives no example" : "no response has a body";
    }

    private static List<String> names(Contract contract, String pointer) {
        Optional<String> resolved = contract.resolve(pointer);
        List<String> names = new ArrayList<>();
        resolved.map(contract::at).ifPresent(node -> node.fieldNames().forEachRemaining(names::add));
        return names;
    }
}
