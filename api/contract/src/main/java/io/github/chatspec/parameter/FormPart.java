package io.github.chatspec.parameter;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Applicator;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.SchemaComposition;
import io.github.chatspec.json.Pointers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A part of a multipart body, as the contract describes it: a property of the schema, and its encoding. */
public final class FormPart {

    private final Contract contract;
    private final String encoding;
    private final Set<String> schemas;
    private final Set<String> items;

    private FormPart(Contract contract, String encoding, Collection<String> declared) {
        this.contract = contract;
        this.encoding = encoding;
        this.schemas = parts(declared);
        this.items = parts(schemas.stream()
                .flatMap(schema -> Applicator.ITEMS.subschemas(contract, schema).stream())
                .toList());
    }

    /**
     * Returns the part with a name.
     *
     * @param contract the contract
     * @param content the JSON Pointer of the media type in the contract
     * @param schema the JSON Pointer of its schema, if it has one
     * @param name the name of the part
     * @return the part; without schemas if the contract does not describe it
     */
    public static FormPart of(Contract contract, String content, Optional<String> schema, String name) {
        List<String> declared = new ArrayList<>();
        for (String part : new SchemaComposition(contract)
                .withReferences(
                        schema.map(List::of).orElse(List.of()), one -> Applicator.ALL_OF.subschemas(contract, one))) {
            if (contract.at(part).path("properties").has(name)) {
                declared.add(Applicator.PROPERTIES.subschema(part, name));
            }
        }
        return new FormPart(contract, Pointers.append(Pointers.append(content, "encoding"), name), declared);
    }

    private Set<String> parts(Collection<String> declared) {
        return new SchemaComposition(contract)
                .withReferences(declared, part -> Applicator.ALL_OF.subschemas(contract, part));
    }

    /** Returns whether there is a part for each item of an array. */
    public boolean isArray() {
        return types(schemas).contains("array");
    }

    /** Returns whether the content, or each item of it, is bytes that are not a text. */
    public boolean isBinary() {
        return values().map(contract::at).anyMatch(schema -> {
            boolean isRaw = schema.has("contentMediaType") && !schema.has("contentEncoding");
            return schema.path("format").asText().equals("binary") || isRaw;
        });
    }

    /** Returns whether the content, or each item of it, is an object or an array. */
    public boolean isStructured() {
        Set<String> types = types(isArray() ? items : schemas);
        return types.contains("object") || types.contains("array");
    }

    /** Returns whether the content, or each item of it, may be a text, and is neither an object nor an array. */
    public boolean isText() {
        return types(isArray() ? items : schemas).contains("string") && !isStructured();
    }

    /** Returns the schemas of the values, which are the items of an array. */
    private Stream<String> values() {
        return (isArray() ? items : schemas).stream();
    }

    private Set<String> types(Set<String> described) {
        Set<String> types = new LinkedHashSet<>();
        for (String schema : described) {
            JsonNode type = contract.at(schema).path("type");
            if (type.isTextual()) {
                types.add(type.textValue());
            }
            type.forEach(one -> types.add(one.asText()));
            if (contract.at(schema).has("properties")) {
                types.add("object");
            }
        }
        return types;
    }

    /**
     * Returns the media types that the part may have.
     *
     * @return the documented types and ranges; empty if the contract does not restrict them
     */
    public List<String> mediaTypes() {
        String documented = contract.at(encoding).path("contentType").asText("");
        return Stream.of(documented.split(","))
                .map(String::strip)
                .filter(type -> !type.isEmpty())
                .toList();
    }

    /** Returns the media type that a part has if it does not say. */
    public String defaultMediaType() {
        return isBinary() ? "application/octet-stream" : isStructured() ? "application/json" : "text/plain";
    }

    /**
     * Returns the headers that the contract documents for the part, except for {@code Content-Type}, which OpenAPI ignores.
     *
     * @return the JSON Pointers of the Header Objects by name
     */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        String parent = Pointers.append(encoding, "headers");
        contract.at(parent).properties().forEach(header -> {
            if (!header.getKey().equalsIgnoreCase("Content-Type")) {
                contract.resolve(Pointers.append(parent, header.getKey()))
                        .ifPresent(pointer -> headers.put(header.getKey(), pointer));
            }
        });
        return headers;
    }
}
