package io.github.chatspec.review.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Applicator;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.Pointers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts the keywords of a line into words.
 *
 * @param type the type, without what it refers to
 * @param references the lines of the schemas that it refers to
 * @param limits the other keywords with a short value
 * @param rules the other keywords, as JSON
 */
record SchemaText(String type, List<PageEntry> references, Map<String, String> limits, Map<String, String> rules) {

    /** The keywords that the page shows in another way. */
    private static final Set<String> SHOWN = Set.of(
            "$ref",
            "type",
            "format",
            "nullable",
            "title",
            "summary",
            "description",
            "enum",
            "items",
            "properties",
            "required",
            "name",
            "in",
            "url",
            "schema",
            "content",
            "responses",
            "requestBody",
            "headers",
            "examples",
            "externalValue",
            "value",
            "operationId",
            "x-facts",
            "x-description-facts",
            "x-beyond",
            "x-examples",
            "x-enum-facts",
            "x-enum-beyond",
            "x-enum-readings",
            "allOf",
            "anyOf",
            "oneOf");

    private static final int SHORT = 120;

    static SchemaText of(Contract contract, ContractOutline outline, PageEntry entry) {
        JsonNode node = contract.at(entry.pointer());
        List<PageEntry> references = new ArrayList<>();
        String type = switch (entry.kind()) {
            case SCHEMA, PROPERTY, BRANCH -> type(contract, outline, entry.pointer(), references);
            case PARAMETER, HEADER -> schemas(contract, outline, entry.pointer(), references);
            case REQUEST_BODY, STATUS -> bodies(contract, outline, entry.pointer(), references);
            default -> "";
        };
        Map<String, String> limits = new LinkedHashMap<>();
        Map<String, String> rules = new LinkedHashMap<>();
        // The operations of a path and the sections of a document are other lines.
        boolean hasKeywords = switch (entry.kind()) {
            case CONTRACT, PATH, VALUE -> false;
            default -> node.isObject();
        };
        if (hasKeywords) {
            keywords(node, limits, rules);
            // The keywords of a parameter's or an item's schema are limits of the value too.
            for (String inner : List.of("schema", "items")) {
                if (node.path(inner).isObject()) {
                    keywords(node.path(inner), limits, rules);
                }
            }
        }
        return new SchemaText(type, references, limits, rules);
    }

    private static void keywords(JsonNode node, Map<String, String> limits, Map<String, String> rules) {
        node.properties().forEach(keyword -> {
            String key = keyword.getKey();
            JsonNode value = keyword.getValue();
            boolean isShown = SHOWN.contains(key)
                    || (key.equals("parameters") && value.isArray())
                    || (key.equals("additionalProperties") && value.has("properties"));
            if (isShown) {
                return;
            }
            if (value.toString().length() <= SHORT && !isDeep(value)) {
                limits.putIfAbsent(key, value.isTextual() ? value.asText() : value.toString());
            } else {
                rules.putIfAbsent(key, value.isTextual() ? value.asText() : value.toPrettyString());
            }
        });
    }

    private static boolean isDeep(JsonNode value) {
        return value.valueStream().anyMatch(JsonNode::isContainerNode);
    }

    private static String schemas(
            Contract contract, ContractOutline outline, String pointer, List<PageEntry> references) {
        return contract.at(pointer).has("schema")
                ? type(contract, outline, pointer + "/schema", references)
                : bodies(contract, outline, pointer, references);
    }

    private static String bodies(
            Contract contract, ContractOutline outline, String pointer, List<PageEntry> references) {
        List<String> types = new ArrayList<>();
        contract.at(pointer + "/content").fieldNames().forEachRemaining(mediaType -> {
            String schema = Pointers.append(pointer + "/content", mediaType) + "/schema";
            String type = contract.at(schema).isMissingNode() ? "" : type(contract, outline, schema, references);
            types.add(type.isEmpty() ? mediaType : mediaType + ", " + type);
        });
        return String.join("; ", types);
    }

    private static String type(Contract contract, ContractOutline outline, String pointer, List<PageEntry> references) {
        JsonNode schema = contract.at(pointer);
        Optional<String> target = contract.target(pointer);
        List<String> words = new ArrayList<>();
        if (target.isPresent()) {
            references.add(outline.nearest(target.get()));
        } else if (schema.has("$ref")) {
            words.add(schema.get("$ref").asText());
        }
        JsonNode type = schema.path("type");
        String types = type.isArray()
                ? type.valueStream().map(JsonNode::asText).collect(Collectors.joining(" or "))
                : type.asText("");
        if (types.equals("array") && schema.path("items").isObject()) {
            String items = type(contract, outline, pointer + "/items", references);
            types = items.isEmpty() ? "array of" : "array of " + items;
        }
        if (!types.isEmpty()) {
            words.add(types);
        }
        if (schema.path("nullable").asBoolean()) {
            words.add("or null");
        }
        if (schema.has("format")) {
            words.add("(" + schema.get("format").asText() + ")");
        }
        for (Applicator keyword : Applicator.COMPOSITIONS) {
            List<String> branches = keyword.subschemas(contract, pointer);
            if (!branches.isEmpty()) {
                words.add(keyword.keyword() + " of " + branches.size());
                branches.forEach(
                        branch -> contract.target(branch).map(outline::nearest).ifPresent(references::add));
            }
        }
        return String.join(" ", words);
    }
}
