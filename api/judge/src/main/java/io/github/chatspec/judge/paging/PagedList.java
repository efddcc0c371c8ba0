package io.github.chatspec.judge.paging;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Content;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Credential;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Parameter;
import io.github.chatspec.contract.Response;
import io.github.chatspec.exchange.MediaType;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.schema.SortOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * An array of a response that is one page of a longer list ({@code x-paged-by}).
 *
 * @param parameter the name of the query parameter that numbers the pages
 * @param first the number of the page that a request without the parameter asks for; empty if the contract has no default
 * @param key the property that identifies an item
 * @param order the order of the items, if the contract promises one
 * @param headers the names of the header fields that may tell two lists apart, in lower case
 * @param cookies the names of such cookies
 * @param schema the JSON Pointer of the array's schema in the contract
 * @param pointer the JSON Pointer of the array in the body
 */
public record PagedList(
        String parameter,
        OptionalLong first,
        String key,
        Optional<SortOrder> order,
        List<String> headers,
        List<String> cookies,
        String schema,
        String pointer) {

    /** The extension that declares a page of a list. */
    public static final String EXTENSION = "x-paged-by";

    /**
     * Finds the list of a response.
     *
     * @param contract the contract
     * @param operation the operation
     * @param response one of its responses
     * @return the first array with the extension that only properties, {@code allOf} and references lead to; empty without
     *     such an array, or if the operation does not have the query parameter
     */
    static Optional<PagedList> of(Contract contract, Operation operation, Response response) {
        for (Content content : response.contents()) {
            if (content.schema().isPresent() && MediaType.isJson(content.mediaType())) {
                Optional<Found> found = find(contract, content.schema().get(), Pointers.ROOT, new HashSet<>());
                if (found.isPresent()) {
                    return of(contract, operation, found.get());
                }
            }
        }
        return Optional.empty();
    }

    private record Found(String schema, String pointer) {}

    private static Optional<Found> find(Contract contract, String pointer, String inBody, Set<String> seen) {
        String schema = contract.schema(pointer).orElse(pointer);
        if (!seen.add(schema)) {
            return Optional.empty();
        }
        JsonNode node = contract.at(schema);
        if (node.has(EXTENSION)) {
            return Optional.of(new Found(schema, inBody));
        }
        Optional<Found> found = contract.target(schema).isPresent()
                ? find(contract, contract.target(schema).get(), inBody, seen)
                : Optional.empty();
        for (int i = 0; found.isEmpty() && i < node.path("allOf").size(); i++) {
            found = find(contract, Pointers.append(schema + "/allOf", i), inBody, seen);
        }
        for (String name : names(node.path("properties"))) {
            if (found.isEmpty()) {
                String property = Pointers.append(schema + "/properties", name);
                found = find(contract, property, Pointers.append(inBody, name), seen);
            }
        }
        return found;
    }

    private static List<String> names(JsonNode properties) {
        List<String> names = new ArrayList<>();
        properties.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Optional<PagedList> of(Contract contract, Operation operation, Found found) {
        JsonNode schema = contract.at(found.schema());
        String name = schema.path(EXTENSION).path("parameter").asText();
        for (Parameter parameter : operation.parameters()) {
            if (parameter.in().equals("query") && parameter.name().equals(name)) {
                Optional<SortOrder> order = schema.has(SortOrder.EXTENSION)
                        ? Optional.of(SortOrder.of(schema.get(SortOrder.EXTENSION)))
                        : Optional.empty();
                String key = schema.path(EXTENSION).path("key").asText();
                return Optional.of(new PagedList(
                        name,
                        first(contract, parameter),
                        key,
                        order,
                        names(operation, "header"),
                        names(operation, "cookie"),
                        found.schema(),
                        found.pointer()));
            }
        }
        return Optional.empty();
    }

    /** Returns the names of the parameters and credentials in header fields or cookies, in lower case for header fields. */
    private static List<String> names(Operation operation, String in) {
        Set<String> names = new TreeSet<>();
        for (Parameter parameter : operation.parameters()) {
            if (parameter.in().equals(in)) {
                names.add(parameter.name());
            }
        }
        for (List<Credential> together : operation.credentials()) {
            for (Credential credential : together) {
                if (credential.in().equals(in)) {
                    names.add(credential.name());
                }
            }
        }
        return in.equals("header")
                ? names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList()
                : List.copyOf(names);
    }

    private static OptionalLong first(Contract contract, Parameter parameter) {
        Optional<String> schema = parameter.schema().isPresent()
                ? contract.schema(parameter.schema().get())
                : Optional.empty();
        JsonNode first = contract.at(schema.orElse(parameter.place().pointer())).path("default");
        return first.isIntegralNumber() && first.canConvertToLong()
                ? OptionalLong.of(first.longValue())
                : OptionalLong.empty();
    }

    /** Returns the number of the page that a request asks for; empty if it has none. */
    OptionalLong number(Request request) {
        List<String> sent = request.query(parameter);
        if (sent.isEmpty()) {
            return first;
        }
        try {
            return sent.size() == 1 ? OptionalLong.of(Long.parseLong(sent.get(0))) : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /**
     * Returns the place of an item's property.
     *
     * @param item the index of the item in the array
     * @param property the property
     * @return a JSON Pointer into the body
     */
    public String pointer(int item, String property) {
        return Pointers.append(Pointers.append(pointer, item), property);
    }
}
