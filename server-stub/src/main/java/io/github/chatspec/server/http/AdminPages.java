package io.github.chatspec.server.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.PathTemplate;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.server.chats.BadChatException;
import io.github.chatspec.server.chats.ChatStore;
import io.github.chatspec.server.chats.LoadResult;
import io.github.chatspec.server.chats.RejectedLine;
import io.github.chatspec.serving.Page;
import io.github.chatspec.serving.PageRequest;
import io.github.chatspec.serving.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pages by which tests and demos change chats and order failures. */
public final class AdminPages {

    /** The paths of all admin pages begin with this. */
    public static final String ROOT = "/__chatspec/admin/";

    private static final String STORED = "chats";
    private static final String ONE = ROOT + "{contract}/" + STORED + "/{id}";
    private static final String ACTION = ROOT + "{contract}/{action}";
    private static final int MAX_CHAT_BYTES = 16 << 20;
    private static final int MAX_REPORTED_LINES = 20;
    private static final int MAX_TIMES = 1_000_000;

    private final Map<Contract, ChatStore<?>> stores;
    private final OrderedFaults faults;

    /** An admin page: the methods that it supports, and what it does. */
    private record AdminPage(List<String> methods, Page action) implements Page {

        @Override
        public Reply reply(PageRequest request) throws IOException {
            return action.reply(request);
        }

        @Override
        public boolean isGuarded() {
            return true;
        }
    }

    public AdminPages(Map<Contract, ChatStore<?>> stores, OrderedFaults faults) {
        this.stores = stores;
        this.faults = faults;
    }

    /** Returns the page at a path; empty if it is not below {@link #ROOT}. */
    Optional<Page> at(String path) {
        if (!path.startsWith(ROOT)) {
            return Optional.empty();
        }
        Optional<Map<String, String>> one = PathTemplate.of(ONE).parameters(path);
        Map<String, String> named =
                one.or(() -> PathTemplate.of(ACTION).parameters(path)).orElse(Map.of());
        return Optional.of(stores.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(named.get("contract")))
                .findFirst()
                .map(entry -> one.isPresent()
                        ? chat(named.get("id"), entry.getValue())
                        : action(named.get("action"), entry.getKey(), entry.getValue()))
                .orElseGet(this::unknown));
    }

    private Page action(String name, Contract contract, ChatStore<?> store) {
        return switch (name) {
            case "reset" -> new AdminPage(List.of("POST"), request -> reset(contract, store));
            case "load" -> new AdminPage(List.of("POST"), request -> load(store, request.body()));
            case "faults" ->
                new AdminPage(
                        List.of("POST", "DELETE"),
                        request -> request.request().method().equals("POST")
                                ? order(request.request(), contract)
                                : cancel(contract));
            default -> unknown();
        };
    }

    private static Page chat(String id, ChatStore<?> store) {
        return new AdminPage(
                List.of("PUT", "DELETE"),
                request ->
                        request.request().method().equals("PUT") ? put(id, store, request.body()) : delete(id, store));
    }

    private Page unknown() {
        List<String> known = stores.keySet().stream()
                .map(contract -> ROOT + contract.name() + "/")
                .flatMap(root -> Stream.of(
                        "PUT, DELETE " + root + STORED + "/ID",
                        "POST " + root + "reset",
                        "POST " + root + "load",
                        "POST, DELETE " + root + "faults"))
                .toList();
        return new AdminPage(
                List.of("GET", "POST", "PUT", "PATCH", "DELETE"),
                request -> Reply.refusal(
                        404, "unknown-path", "There is no such admin path; use one of these.", "known", known));
    }

    private static Reply delete(String id, ChatStore<?> store) {
        return store.remove(id)
                ? counted(store)
                : Reply.refusal(404, "no-such-chat", "There is no chat with this identifier; name an existing one.");
    }

    private static Reply put(String id, ChatStore<?> store, InputStream body) throws IOException {
        byte[] chat = body.readNBytes(MAX_CHAT_BYTES + 1);
        if (chat.length > MAX_CHAT_BYTES) {
            return Reply.closing(
                    413, "too-large", "The chat is larger than " + MAX_CHAT_BYTES + " bytes; send a smaller one.");
        }
        try {
            store.put(id, chat);
            return counted(store);
        } catch (BadChatException e) {
            return Reply.refusal(
                    400,
                    "bad-chat",
                    "The chat is not accepted: " + e.getMessage() + "; send one in the format of the vendor.");
        }
    }

    private Reply reset(Contract contract, ChatStore<?> store) {
        store.reset();
        faults.clear(contract.name());
        return counted(store);
    }

    private static Reply load(ChatStore<?> store, InputStream body) throws IOException {
        List<RejectedLine> first = new ArrayList<>();
        LoadResult result;
        try {
            result = store.load(body, "body", line -> {
                if (first.size() < MAX_REPORTED_LINES) {
                    first.add(line);
                }
            });
        } catch (OutOfMemoryError e) {
            // What was read is free again by now, and the old chats are still there.
            return Reply.closing(
                    413,
                    "too-large",
                    "The chats do not fit into memory; send fewer, or start the stub with a larger heap.");
        }
        ObjectNode report = counts(store).put("loaded", result.added()).put("broken", result.rejected());
        first.forEach(line -> report.withArray("/brokenLines")
                .addObject()
                .put("line", line.line())
                .put("reason", line.reason()));
        return Reply.json(200, report);
    }

    private Reply cancel(Contract contract) {
        faults.clear(contract.name());
        return Reply.json(200, JsonNodeFactory.instance.objectNode());
    }

    private Reply order(Request request, Contract contract) {
        Optional<Operation> operation = contract.operation(first(request, "operation"));
        if (operation.isEmpty()) {
            return Reply.refusal(
                    400,
                    "unknown-operation",
                    "The contract has no such operation; set the parameter operation to one of these.",
                    "operations",
                    contract.operations().stream().map(Operation::id).toList());
        }
        return order(request, operation.get());
    }

    private Reply order(Request request, Operation operation) {
        String example = first(request, "example");
        if (!OrderedFaults.names(operation).contains(example)) {
            return unknownFault(operation);
        }
        String times = request.query("times").stream().findFirst().orElse("1");
        long count = times.matches("[0-9]{1,7}") ? Long.parseLong(times) : 0;
        if (count < 1 || count > MAX_TIMES) {
            return Reply.refusal(
                    400,
                    "bad-times",
                    "The parameter times must be between 1 and " + MAX_TIMES + "; set it to such a number.");
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
                "The contract documents no such failure of " + operation.qualifiedId() + "; use one of these.",
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

    /** Returns the number of chats of a contract, or nothing if the contract has none. */
    OptionalInt size(Contract contract) {
        ChatStore<?> store = stores.get(contract);
        return store == null ? OptionalInt.empty() : OptionalInt.of(store.size());
    }

    /** Returns the number of chats of each contract, in the text format of Prometheus. */
    String gauge(String family) {
        return stores.entrySet().stream()
                .map(store -> family + "{contract=\"" + store.getKey().name() + "\"} "
                        + store.getValue().size() + "\n")
                .collect(Collectors.joining());
    }
}
