package io.github.chatspec.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.exchange.MediaType;
import io.github.chatspec.json.Pointers;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the operations out of a contract's document. */
final class ContractReader {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private static final String VENDOR_CODE = "x-vendor-code";

    private final Contract contract;
    /** Whether the document marks any property as the vendor's own code, which is searched for in each response. */
    private final boolean hasVendorCodes;

    private final ExampleConditionReader conditions;

    /** The URLs of servers by the object that lists them. */
    private final Map<String, List<String>> servers = new HashMap<>();

    private final List<Outline> outlines = new ArrayList<>();
    private final IdentityHashMap<Outline, Operation> read = new IdentityHashMap<>();

    /** An operation that may be still to be read. */
    private record Outline(String id, Child path, Child method) {}

    ContractReader(Contract contract) {
        this.contract = contract;
        this.hasVendorCodes = contract.document().findValue(VENDOR_CODE) != null;
        this.conditions = new ExampleConditionReader(contract);
        // A repeated operationId is ignored.
        Set<String> ids = new HashSet<>();
        for (Child path : children("/paths")) {
            for (Child method : children(path.pointer())) {
                if (METHODS.contains(method.key())) {
                    String unnamed = httpMethod(method) + " " + path.key();
                    String named = method.node().path("operationId").asText(unnamed);
                    outlines.add(new Outline(ids.add(named) ? named : unnamed, path, method));
                }
            }
        }
    }

    private static String httpMethod(Child method) {
        return method.key().toUpperCase(Locale.ROOT);
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (Outline outline : outlines) {
            operations.add(operation(outline));
        }
        return List.copyOf(operations);
    }

    /** Reads no other operation than the first one with an id. */
    Optional<Operation> operation(String id) {
        for (Outline outline : outlines) {
            if (outline.id().equals(id)) {
                return Optional.of(operation(outline));
            }
        }
        return Optional.empty();
    }

    private Operation operation(Outline outline) {
        Operation known = read.get(outline);
        if (known == null) {
            known = operation(outline.id(), outline.path(), outline.method());
            read.put(outline, known);
        }
        return known;
    }

    private Operation operation(String id, Child path, Child method) {
        List<Response> responses = new ArrayList<>();
        List<Child> documented = children(Pointers.append(method.pointer(), "responses"));
        // No stream, which takes a new process longer than all of the reading.
        List<String> rows = new ArrayList<>();
        for (Child row : documented) {
            rows.add(row.key());
        }
        for (Child response : documented) {
            responses.add(response(id, Response.status(response.key(), rows), response));
        }
        return new Operation(
                contract.name(),
                id,
                httpMethod(method),
                path.key(),
                new LazyList<>() {
                    @Override
                    List<String> read() {
                        return servers(path, method);
                    }
                },
                parameters(path, method),
                credentials(method),
                requestBody(method),
                List.copyOf(responses),
                contract.place(method.pointer()));
    }

    private synchronized List<String> servers(Child path, Child method) {
        for (String holder : List.of(method.pointer(), path.pointer(), Pointers.ROOT)) {
            List<String> urls = servers.get(holder);
            if (urls == null) {
                urls = servers(holder);
                servers.put(holder, urls);
            }
            if (!urls.isEmpty()) {
                return urls;
            }
        }
        return List.of("/");
    }

    private List<String> servers(String holder) {
        Set<String> urls = new LinkedHashSet<>();
        for (Child server : children(Pointers.append(holder, "servers"))) {
            urls.addAll(ServerUrls.of(server.node()));
        }
        return List.copyOf(urls);
    }

    private List<Parameter> parameters(Child path, Child method) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        for (String holder : List.of(path.pointer(), method.pointer())) {
            for (Child parameter : children(Pointers.append(holder, "parameters"))) {
                JsonNode node = parameter.node();
                String in = node.path("in").asText();
                String name = node.path("name").asText();
                parameters.put(
                        in + " " + name,
                        new Parameter(
                                name,
                                in,
                                node.path("required").asBoolean(),
                                node.has("schema")
                                        ? Optional.of(Pointers.append(parameter.pointer(), "schema"))
                                        : Optional.empty(),
                                node.path("example"),
                                contract.place(parameter.pointer())));
            }
        }
        return List.copyOf(parameters.values());
    }

    private List<List<Credential>> credentials(Child method) {
        String holder = method.node().has("security") ? method.pointer() : Pointers.ROOT;
        List<List<Credential>> alternatives = new ArrayList<>();
        for (Child alternative : children(Pointers.append(holder, "security"))) {
            List<Credential> together = new ArrayList<>();
            for (Map.Entry<String, JsonNode> scheme : alternative.node().properties()) {
                Optional<String> pointer =
                        contract.resolve(Pointers.append("/components/securitySchemes", scheme.getKey()));
                if (pointer.isPresent()) {
                    together.add(credential(scheme.getKey(), pointer.get()));
                }
            }
            alternatives.add(List.copyOf(together));
        }
        return List.copyOf(alternatives);
    }

    private Credential credential(String name, String pointer) {
        JsonNode scheme = contract.at(pointer);
        return scheme.path("type").asText().equals("apiKey")
                ? new Credential(
                        name,
                        scheme.path("in").asText(),
                        scheme.path("name").asText(),
                        Optional.empty(),
                        contract.place(pointer))
                : new Credential(
                        name, "header", "Authorization", Optional.of(authentication(scheme)), contract.place(pointer));
    }

    /** Returns the authentication scheme, which is that of RFC 6750 for OAuth 2.0 and OpenID Connect. */
    private static String authentication(JsonNode scheme) {
        return scheme.path("type").asText().equals("http")
                ? scheme.path("scheme").asText().toLowerCase(Locale.ROOT)
                : "bearer";
    }

    private Optional<RequestBody> requestBody(Child method) {
        if (!method.node().has("requestBody")) {
            return Optional.empty();
        }
        return contract.resolve(Pointers.append(method.pointer(), "requestBody"))
                .map(pointer -> new RequestBody(
                        contract.at(pointer).path("required").asBoolean(),
                        requestSchemas(Pointers.append(pointer, "content")),
                        contract.place(pointer)));
    }

    private Map<String, Optional<String>> requestSchemas(String pointer) {
        Map<String, Optional<String>> schemas = new LinkedHashMap<>();
        for (Child content : children(pointer)) {
            schemas.put(
                    content.key(),
                    content.node().has("schema")
                            ? Optional.of(Pointers.append(content.pointer(), "schema"))
                            : Optional.empty());
        }
        return Collections.unmodifiableMap(schemas);
    }

    private Response response(String operation, int status, Child response) {
        Map<String, String> headers = new LazyHeaders(response);
        List<Content> contents = new ArrayList<>();
        for (Child content : children(Pointers.append(response.pointer(), "content"))) {
            contents.add(content(operation, status, headers, content));
        }
        return new Response(
                response.key(),
                List.copyOf(contents),
                headers,
                new LazyList<>() {
                    @Override
                    List<ResponseHeader> read() {
                        return documentedHeaders(response);
                    }
                },
                contract.place(response.pointer()));
    }

    private List<ResponseHeader> documentedHeaders(Child response) {
        List<ResponseHeader> documented = new ArrayList<>();
        for (Child header : children(Pointers.append(response.pointer(), "headers"))) {
            if (!header.key().equalsIgnoreCase("Content-Type")) {
                documented.add(header(header));
            }
        }
        return documented;
    }

    private ResponseHeader header(Child header) {
        List<Child> contents = children(Pointers.append(header.pointer(), "content"));
        Child content = contents.isEmpty() ? header : contents.get(0);
        boolean isReadable = contents.isEmpty() || MediaType.isJson(content.key());
        return new ResponseHeader(
                header.key(),
                header.node().path("required").asBoolean(),
                isReadable && content.node().has("schema")
                        ? Optional.of(Pointers.append(content.pointer(), "schema"))
                        : Optional.empty(),
                !contents.isEmpty(),
                header.node().path("explode").asBoolean(),
                header.node().has("x-beyond"),
                contract.place(header.pointer()));
    }

    private Content content(String operation, int status, Map<String, String> headers, Child content) {
        Optional<String> schema = content.node().has("schema")
                ? Optional.of(Pointers.append(content.pointer(), "schema"))
                : Optional.empty();
        Child code = schema.isPresent() && hasVendorCodes ? vendorCode(schema.get()) : null;
        List<String> codes = new ArrayList<>();
        if (code != null) {
            for (JsonNode value : code.node().path("enum")) {
                codes.add(value.asText());
            }
        }
        return new Content(
                content.key(),
                schema,
                code == null ? Optional.empty() : Optional.of(Pointers.append(Pointers.ROOT, code.key())),
                List.copyOf(codes),
                new SampleList(
                        contract,
                        conditions,
                        operation,
                        status,
                        headers,
                        content.key(),
                        content.pointer(),
                        content.node()));
    }

    /** Returns the property that is marked as the vendor's own code, or null. */
    private Child vendorCode(String schema) {
        for (String part : new SchemaComposition(contract).withAllOf(List.of(schema))) {
            for (Child property : children(Pointers.append(part, "properties"))) {
                if (contract.at(property.declared()).path(VENDOR_CODE).asBoolean()) {
                    return property;
                }
            }
        }
        return null;
    }

    /** A child of an object or array, with references resolved. */
    private record Child(String key, String declared, String pointer, JsonNode node) {}

    private List<Child> children(String pointer) {
        List<Child> children = new ArrayList<>();
        JsonNode parent = contract.at(pointer);
        for (Map.Entry<String, JsonNode> field : parent.properties()) {
            child(field.getKey(), Pointers.append(pointer, field.getKey()), children);
        }
        for (int i = 0; parent.isArray() && i < parent.size(); i++) {
            child(String.valueOf(i), Pointers.append(pointer, i), children);
        }
        return children;
    }

    /** Adds a child; unresolvable references are skipped, since {@link DocumentProblem} reports them. */
    private void child(String key, String declared, List<Child> children) {
        Optional<String> resolved = contract.resolve(declared);
        if (resolved.isPresent()) {
            children.add(new Child(key, declared, resolved.get(), contract.at(resolved.get())));
        }
    }

    /** The example values of the headers of a response, which are read at their first use. */
    private final class LazyHeaders extends AbstractMap<String, String> {

        private final Child response;
        private Map<String, String> headers;

        LazyHeaders(Child response) {
            this.response = response;
        }

        @Override
        public synchronized Set<Map.Entry<String, String>> entrySet() {
            if (headers == null) {
                headers = Collections.unmodifiableMap(headerExamples(response));
            }
            return headers.entrySet();
        }
    }

    private Map<String, String> headerExamples(Child response) {
        HeaderExamples examples = new HeaderExamples(contract);
        Map<String, String> headers = new LinkedHashMap<>();
        for (Child header : children(Pointers.append(response.pointer(), "headers"))) {
            Optional<String> value = examples.value(header.key(), header.pointer());
            if (value.isPresent()) {
                headers.put(header.key(), value.get());
            }
        }
        return headers;
    }
}
