package io.github.chatspec.server.command;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.server.chats.ChatStore;
import io.github.chatspec.server.http.AccessRules;
import io.github.chatspec.server.http.AdminPages;
import io.github.chatspec.serving.SampleRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The text that the command prints when the stub has started. */
final class StubBanner {

    private final List<Contract> contracts;
    private final AccessRules access;

    StubBanner(List<Contract> contracts, AccessRules access) {
        this.contracts = contracts;
        this.access = access;
    }

    /**
     * Returns the lines of the text.
     *
     * @param url the address of the stub, which is the first line
     * @param curlOptions the options that curl needs to connect
     * @param chats the chats by the name of their contract
     */
    List<String> lines(String url, List<String> curlOptions, Map<String, ChatStore<?>> chats) {
        List<String> lines = new ArrayList<>(List.of(url));
        List<String> commands = new ArrayList<>();
        for (Contract contract : contracts) {
            for (Operation operation : contract.operations()) {
                lines.add(operation.qualifiedId() + "  " + operation.method() + " " + operation.path());
                commands.add(request(contract, operation).curl(url, curlOptions));
            }
        }
        lines.add("");
        lines.addAll(commands);
        lines.add("");
        lines.add(access.sentence());
        for (Contract contract : contracts) {
            if (!chats.containsKey(contract.name())) {
                continue;
            }
            lines.add(contract.title() + ": " + chats.get(contract.name()).size() + "; change them at " + url
                    + AdminPages.ROOT + contract.name() + "/");
        }
        lines.add("");
        lines.add("Open " + url + "/ in a browser for the operations, and press Ctrl-C to stop the stub.");
        lines.add("Health: " + url + "/__chatspec/health");
        return lines;
    }

    private SampleRequest request(Contract contract, Operation operation) {
        SampleRequest request = SampleRequest.of(contract, operation);
        for (Map.Entry<String, String> field :
                access.acceptedValues(operation, request.headers()).entrySet()) {
            request = request.with(field.getKey(), field.getValue());
        }
        return request;
    }
}
