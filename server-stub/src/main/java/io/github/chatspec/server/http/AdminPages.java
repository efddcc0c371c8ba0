package io.github.chatspec.server.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Router;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.server.chats.BadChatException;
import io.github.chatspec.server.chats.ChatStore;
import io.github.chatspec.server.chats.LoadResult;
import io.github.chatspec.server.chats.RejectedLine;
import io.github.chatspec.serving.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lets tests and demos change the chats and order failures, beside what the contracts document. */
public final class AdminPages {

    /** Everything below is for the administration. */
    public static final String ROOT = "/__chatspec/admin/";

    private static final String STORED = "chats";
    private static final String ONE = ROOT + "{contract}/" + STORED + "/{id}";
    private static final String ACTION = ROOT + "{contract}/{action}";
    private static final int MOST_BYTES = 16 << 20;
    private static final int MOST_TOLD = 20;
    private static final int MOST_TIMES = 1_000_000;

    private final Map<Contract, ChatStore<?>> stores;
    private final OrderedFaults faults;

    public AdminPages(Map<Contract, ChatStore<?>> stores, OrderedFaults faults) {
        this.stores = stores;
        this.faults = faults;
    }

    /** Answers a request that is known to be admitted. */
    Reply answer(Request request, InputStream body) throws IOException {
        Optional<Map<String, String>> one = Router.pathParameters(ONE, request.path());
        Optional<Map<String, String>> action = Router.pathParameters(ACTION, request.path());
        Map<String, String> named = one.or(() -> action).orElse(Map.of());
        Optional<Contract> contract = stores.keySet().stream()
                .filter(known -> known.name().equals(named.get("contract")))
                .findFirst();
        if (contract.isEmpty()) {
            return unknown();
        }
        ChatStore<?> store = stores.get(contract.get());
        if (one.isPresent()) {
            return chat(request.method(), named.get("id"), store, body);
        }
        return switch (named.get("action")) {
            case "reset" -> reset(request, contract.get(), store);
            case "load" -> load(request, store, body);
            case "faults" -> fault(request, contract.get());
            default -> unknown();
        };
    }

    private Reply unknown() {
        List<String> known = stores.keySet().stream()
                .map(contract -> ROOT + contract.name() + "/")
                .flatMap(root -> Stream.of(
                        "PUT, DELETE " + root + STORED + "/ID",
                        "POST " + root + "reset",
                        "POST " + root + "load",
                        "POST, DELETE " + root + "faults"))
                .toList();
        return Reply.refusal(404, "unknown-path", "The stub has nothing there; take one of these.", "known", known);
    }

    private static Reply chat(String method, String id, ChatStore<?> store, InputStream body) throws IOException {
        if (method.equals("DELETE")) {
            return store.remove(id)
                    ? counted(store)
                    : Reply.refusal(
                            404, "no-such-chat", "There is no chat with this identifier; name one that is there.");
        }
        if (!method.equals("PUT")) {
            return Reply.method("PUT, DELETE");
        }
        byte[] chat = body.readNBytes(MOST_BYTES + 1);
        if (chat.length > MOST_BYTES) {
            return Reply.tooMuch(
                    413, "too-large", "A chat of more than " + MOST_BYTES + " bytes is not taken; send a smaller one.");
        }
        try {
            store.put(id, chat);
            return counted(store);
        } catch (BadChatException e) {
            return Reply.refusal(
                    400,
                    "bad-chat",
                    "The chat is not taken: " + e.getMessage() + "; send one as the vendor writes it.");
        }
    }

    private Reply reset(Request request, Contract contract, ChatStore<?> store) {
        if (!request.method().equals("POST")) {
            return Reply.method("POST");
        }
        store.reset();
        faults.clear(contract.name());
        return counted(store);
    }

    private static Reply load(Request request, ChatStore<?> store, InputStream body) throws IOException {
        if (!request.method().equals("POST")) {
            return Reply.method("POST");
        }
        List<RejectedLine> first = new ArrayList<>();
        LoadResult loaded;
        try {
            loaded = store.load(body, "body", line -> {
                if (first.size() < MOST_TOLD) {
                    first.add(line);
                }
            });
        } catch (OutOfMemoryError e) {
            // What was read is free again now, and the chats are those from before.
            return Reply.tooMuch(
                    413, "too-large", "The chats do not fit into the memory; send fewer, or start the stub with more.");
        }
        ObjectNode told = counts(store).put("loaded", loaded.added()).put("broken", loaded.rejected());
        first.forEach(line -> told.withArray("/brokenLines")
                .addObject()
                .put("line", line.line())
                .put("reason", line.reason()));
        return Reply.json(200, told);
    }

    private Reply fault(Request request, Contract contract) {
        if (request.method().equals("DELETE")) {
            faults.clear(contract.name());
            return Reply.json(200, JsonNodeFactory.instance.objectNode());
        }
        if (!request.method().equals("POST")) {
            return Reply.method("POST, DELETE");
        }
        Optional<Operation> operation = contract.operation(first(request, "operation"));
        if (operation.isEmpty()) {
            return Reply.refusal(
                    400,
                    "unknown-operation",
                    "The contract has no such operation; name one of these as operation.",
                    "operations",
                    contract.operations().stream().map(Operation::id).toList());
        }
        return fault(request, operation.get());
    }

    private Reply fault(Request request, Operation operation) {
        String example = first(request, "example");
        if (!OrderedFaults.names(operation).contains(example)) {
            return unknownFault(operation);
        }
        String times = request.query("times").stream().findFirst().orElse("1");
        long count = times.matches("[0-9]{1,7}") ? Long.parseLong(times) : 0;
        if (count < 1 || count > MOST_TIMES) {
            return Reply.refusal(
                    400,
                    "bad-times",
                    "A failure comes from 1 to " + MOST_TIMES + " times; take another number as times.");
        }
        faults.plan(operation.qualifiedId(), example, count);
        return Reply.json(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("operation", operation.qualifiedId())
                        .put("example", example)
                        .put("times", count));
    }

    static Reply unknownFault(Operation operation) {
        return Reply.refusal(
                400,
                "unknown-example",
                "The contract documents no such failure of " + operation.qualifiedId() + "; name one of these.",
                "examples",
                OrderedFaults.names(operation));
    }

    private static String first(Request request, String name) {
        return request.query(name).stream().findFirst().orElse("");
    }

    private static Reply counted(ChatStore<?> store) {
        return Reply.json(200, counts(store));
    }

    private static ObjectNode counts(ChatStore<?> store) {
        return JsonNodeFactory.instance.objectNode().put(STORED, store.size());
    }

    /** The contracts that have chats here, and how many, in the text format of Prometheus. */
    String gauge(String family) {
        return stores.entrySet().stream()
                .map(store -> family + "{contract=\"" + store.getKey().name() + "\"} "
                        + store.getValue().size() + "\n")
                .collect(Collectors.joining());
    }
}
