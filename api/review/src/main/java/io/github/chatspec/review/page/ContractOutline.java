package io.github.chatspec.review.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Applicator;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.review.page.PageEntry.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists the lines of a contract in groups: what all operations share, each operation, and each named schema. */
final class ContractOutline {

    private static final String SHARED = "Common to all operations";
    private static final String SCHEMAS = "/components/schemas";
    private static final List<String> ENUM_EXTENSIONS = List.of("x-enum-facts", "x-enum-beyond", "x-enum-readings");

    private final Contract contract;
    private final Anchors anchors;
    private final List<EntryGroup> groups = new ArrayList<>();
    private final Map<String, PageEntry> byPointer = new HashMap<>();
    private List<PageEntry> entries = new ArrayList<>();

    ContractOutline(Contract contract, Anchors anchors) {
        this.contract = contract;
        this.anchors = anchors;
        shared();
        contract.operations().forEach(this::operation);
        for (String name : keys(SCHEMAS)) {
            String pointer = Pointers.append(SCHEMAS, name);
            add(Kind.SCHEMA, contract.name() + "/schemas/" + name, pointer, 0, name);
            schema(pointer, 1, "");
            end(name, false);
        }
    }

    List<EntryGroup> groups() {
        return List.copyOf(groups);
    }

    /** Returns the line of a pointer. */
    Optional<PageEntry> entry(String pointer) {
        return Optional.ofNullable(byPointer.get(pointer));
    }

    /** Returns the line of a pointer, or of the nearest place that encloses it. */
    PageEntry nearest(String pointer) {
        String current = pointer;
        while (!byPointer.containsKey(current)) {
            current = Pointers.parent(current);
        }
        return byPointer.get(current);
    }

    /** Returns the line of a value of an enum. */
    Optional<PageEntry> value(String schema, String value) {
        return entry(Pointers.append(Pointers.append(schema, "x-enum-facts"), value));
    }

    private void shared() {
        add(Kind.CONTRACT, contract.name(), Pointers.ROOT, 0, contract.title());
        JsonNode servers = contract.document().path("servers");
        for (int i = 0; i < servers.size(); i++) {
            String url = servers.get(i).path("url").asText();
            add(Kind.SERVER, contract.name() + "/servers/" + url, "/servers/" + i, 1, url);
        }
        members("/components/securitySchemes", Kind.SECURITY_SCHEME, 1);
        // Parameters are listed with each operation, and headers, which all operations share, only here.
        members("/components/headers", Kind.HEADER, 1);
        end(SHARED, false);
    }

    private void members(String pointer, Kind kind, int depth) {
        for (String name : keys(pointer)) {
            String member = Pointers.append(pointer, name);
            add(kind, contract.name() + "/" + Pointers.last(pointer) + "/" + name, member, depth, name);
        }
    }

    private void operation(Operation operation) {
        String pointer = operation.place().pointer();
        String path = Pointers.parent(pointer);
        String anchor = contract.name() + "/" + operation.id();
        add(Kind.OPERATION, anchor, pointer, 0, operation.id());
        add(Kind.PATH, anchor + "/path", path, 1, operation.path());
        for (String place : List.of(path, pointer)) {
            for (int i = 0; i < contract.at(place).path("parameters").size(); i++) {
                String parameter = resolved(Pointers.append(place + "/parameters", i));
                JsonNode node = contract.at(parameter);
                String name = node.path("name").asText();
                String below = anchor + "/" + node.path("in").asText() + "/" + name;
                add(Kind.PARAMETER, below, parameter, 1, name);
                inline(parameter + "/schema", 2, name);
            }
        }
        if (contract.at(pointer).has("requestBody")) {
            String body = resolved(pointer + "/requestBody");
            PageEntry entry = add(Kind.REQUEST_BODY, anchor + "/request", body, 1, "request body");
            contents(entry);
        }
        for (String status : keys(pointer + "/responses")) {
            String response = resolved(Pointers.append(pointer + "/responses", status));
            PageEntry entry = add(Kind.STATUS, anchor + "/" + status, response, 1, status);
            for (String header : keys(response + "/headers")) {
                String place = Pointers.append(response + "/headers", header);
                if (contract.target(place).isEmpty()) {
                    add(Kind.HEADER, entry.anchor() + "/header/" + header, place, 2, header);
                }
            }
            contents(entry);
        }
        end(operation.method() + " " + operation.path(), true);
    }

    /** Adds the schemas and the examples of a body. */
    private void contents(PageEntry body) {
        for (String mediaType : keys(body.pointer() + "/content")) {
            String content = Pointers.append(body.pointer() + "/content", mediaType);
            inline(content + "/schema", 2, "");
            examples(content + "/examples", body.anchor(), 2);
            if (contract.at(content).has("example")) {
                add(Kind.EXAMPLE, body.anchor() + "/example", content + "/example", 2, "example");
            }
        }
    }

    private void examples(String pointer, String anchor, int depth) {
        // The examples of a JSON Schema are a list without names.
        for (String name : keys(pointer)) {
            add(Kind.EXAMPLE, anchor + "/" + name, Pointers.append(pointer, name), depth, name);
        }
    }

    private void inline(String pointer, int depth, String path) {
        if (contract.at(pointer).isObject()) {
            schema(pointer, depth, path);
        }
    }

    /** Adds what a schema contains; what it refers to has its own group. */
    private void schema(String pointer, int depth, String path) {
        JsonNode schema = contract.at(pointer);
        String anchor = nearest(pointer).anchor();
        for (int i = 0; i < schema.path("enum").size(); i++) {
            String value = schema.path("enum").get(i).asText();
            PageEntry entry = add(Kind.VALUE, anchor + "=" + value, pointer + "/enum/" + i, depth, value);
            for (String extension : ENUM_EXTENSIONS) {
                byPointer.putIfAbsent(Pointers.append(Pointers.append(pointer, extension), value), entry);
            }
        }
        for (String name : keys(pointer + "/properties")) {
            String property = Pointers.append(pointer + "/properties", name);
            String full = path.isEmpty() ? name : path + "." + name;
            add(Kind.PROPERTY, anchor + "/" + name, property, depth, full);
            inline(property, depth + 1, full);
        }
        for (Applicator keyword : Applicator.COMPOSITIONS) {
            for (String branch : keyword.subschemas(contract, pointer)) {
                boolean isReference = contract.at(branch).has("$ref");
                if (contract.at(branch).isObject() && !isReference) {
                    String name = keyword.keyword() + " " + (Integer.parseInt(Pointers.last(branch)) + 1);
                    add(Kind.BRANCH, anchor + "/" + name, branch, depth, path.isEmpty() ? name : path + ", " + name);
                    schema(branch, depth + 1, path);
                }
            }
        }
        inline(pointer + "/items", depth, path + "[]");
        inline(pointer + "/additionalProperties", depth, path.isEmpty() ? "*" : path + ".*");
        examples(pointer + "/x-examples", anchor, depth);
    }

    private String resolved(String pointer) {
        return contract.resolve(pointer).orElse(pointer);
    }

    private List<String> keys(String pointer) {
        List<String> keys = new ArrayList<>();
        contract.at(pointer).fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private PageEntry add(Kind kind, String anchor, String pointer, int depth, String name) {
        PageEntry entry = new PageEntry(kind, anchors.of(anchor), pointer, depth, name);
        entries.add(entry);
        byPointer.putIfAbsent(pointer, entry);
        return entry;
    }

    private void end(String title, boolean isOperation) {
        groups.add(new EntryGroup(title, isOperation, List.copyOf(entries)));
        entries = new ArrayList<>();
    }
}
