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

/** What the command says when the stub runs: where, what can be asked for and how, and who is let in. */
public final class StubBanner {

    private final Map<Contract, ChatStore<?>> stores;
    private final AccessRules callers;

    public StubBanner(Map<Contract, ChatStore<?>> stores, AccessRules callers) {
        this.stores = stores;
        this.callers = callers;
    }

    /** The address, a line and below a command of every operation, and what else there is. */
    public List<String> lines(String url) {
        List<String> lines = new ArrayList<>(List.of(url));
        List<String> commands = new ArrayList<>();
        for (Contract contract : stores.keySet()) {
            for (Operation operation : contract.operations()) {
                lines.add(operation.qualifiedId() + "  " + operation.method() + " " + operation.path());
                commands.add(request(contract, operation).curl(url, List.of()));
            }
        }
        lines.add("");
        lines.addAll(commands);
        lines.add("");
        lines.add(callers.sentence());
        stores.forEach((contract, store) -> {
            String chats = store.size() == 1 ? " chat" : " chats";
            lines.add(store.size() + chats + " of " + contract.title() + "; " + url + AdminPages.ROOT + contract.name()
                    + "/ changes them.");
        });
        return lines;
    }

    private SampleRequest request(Contract contract, Operation operation) {
        SampleRequest request = SampleRequest.of(contract, operation);
        for (Map.Entry<String, String> field :
                callers.letIn(operation, request.headers()).entrySet()) {
            request = request.with(field.getKey(), field.getValue());
        }
        return request;
    }
}
