package io.github.chatspec.mock.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.source.ConflictLines;
import io.github.chatspec.source.Fact;
import io.github.chatspec.source.Ledger;
import io.github.chatspec.text.Wording;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Renders a contract for a page that shows documents: the facts that a line cites are sentences with their place in the
 * vendor's document, and the rulings about them are next to it.
 */
final class SourcedContract {

    private static final String FACTS = "x-facts";
    private static final String BEYOND = "x-beyond";
    private static final String RULINGS = "x-rulings";

    private static final String EXAMPLES = "examples";

    /** The keywords whose values have names, which are not keywords. */
    private static final Set<String> NAMED = Set.of(
            "$defs",
            "callbacks",
            "content",
            "dependentSchemas",
            EXAMPLES,
            "headers",
            "parameters",
            "paths",
            "patternProperties",
            "properties",
            "requestBodies",
            "responses",
            "schemas",
            "securitySchemes",
            "variables");

    private final Map<String, String> facts = new HashMap<>();
    private final ConflictLines conflicts;
    private final Contract contract;

    private SourcedContract(Contract contract, Ledger ledger) {
        this.contract = contract;
        for (Fact fact : ledger.facts()) {
            facts.put(fact.id(), fact.states() + " (" + ledger.title(fact.document()) + ", " + fact.where() + ")");
        }
        conflicts = new ConflictLines(ledger, ConflictLines::named);
    }

    /** Returns the document as JSON; without a ledger its extensions stay as they are. */
    static String json(Contract contract, String origin) {
        ObjectNode document = BundledContract.document(contract, origin);
        Ledger.find(contract)
                .ifPresent(ledger -> new SourcedContract(contract, ledger).addTo(document, Pointers.ROOT, "", false));
        return document.toPrettyString();
    }

    /**
     * Adds the sources of a place and of those in it.
     *
     * @param node the value of the place
     * @param place its JSON Pointer
     * @param keyword the keyword under which it is
     * @param isNamed whether it is one of several values under the keyword, each of which has a name
     */
    private void addTo(JsonNode node, String place, String keyword, boolean isNamed) {
        boolean isExample = keyword.equals(EXAMPLES) && (isNamed || node.isArray());
        if (node.isObject() && !isNamed && NAMED.contains(keyword)) {
            node.properties()
                    .forEach(each -> addTo(each.getValue(), Pointers.append(place, each.getKey()), keyword, true));
            return;
        }
        if (node instanceof ObjectNode object) {
            addValues(object, place);
            Map<String, String> sources = sources(
                    lines(object, place),
                    List.of(object.path(FACTS), object.path("x-description-facts")),
                    object.path(BEYOND));
            if (isExample || keyword.equals("securitySchemes")) {
                // Of these, Redoc shows no extension.
                describe(object, sources);
            } else {
                sources.forEach(object::put);
            }
            if (isNamed && keyword.equals("paths")) {
                // Redoc shows the operations of a path, and nothing of the path itself.
                object.findParents("responses")
                        .forEach(operation -> sources.forEach(
                                (name, text) -> ((ObjectNode) operation).putIfAbsent(name, TextNode.valueOf(text))));
            }
        }
        // An example contains a payload, and no part of the contract.
        if (!isExample) {
            node.properties().stream()
                    .filter(member -> !member.getKey().startsWith("x-"))
                    .forEach(member ->
                            addTo(member.getValue(), Pointers.append(place, member.getKey()), member.getKey(), false));
            for (int i = 0; i < node.size() && node.isArray(); i++) {
                addTo(node.get(i), Pointers.append(place, i), keyword, true);
            }
        }
    }

    /** Adds the sources of the values of an enum in the extension from which Redoc reads their descriptions. */
    private void addValues(ObjectNode schema, String place) {
        if (!schema.path("enum").isArray()) {
            return;
        }
        Map<String, String> descriptions = new LinkedHashMap<>();
        for (JsonNode value : schema.get("enum")) {
            Map<String, String> sources = sources(
                    List.of(Pointers.append(place + "/x-enum-facts", value.asText())),
                    List.of(schema.path("x-enum-facts").path(value.asText())),
                    schema.path("x-enum-beyond").path(value.asText()));
            descriptions.put(value.asText(), markdown(sources));
        }
        if (descriptions.values().stream().anyMatch(text -> !text.isEmpty())) {
            ObjectNode described = schema.putObject("x-enumDescriptions");
            descriptions.forEach(described::put);
        }
    }

    private static void describe(ObjectNode object, Map<String, String> sources) {
        if (!sources.isEmpty()) {
            object.put("description", (object.path("description").asText("") + "\n\n" + markdown(sources)).strip());
        }
    }

    /** Returns the lines of the contract that a reader sees at a place. */
    private List<String> lines(ObjectNode object, String place) {
        List<String> lines = new ArrayList<>();
        // A parameter of the document may be a copy of the one that the contract refers to.
        lines.add(object.has("$ref") ? place : contract.resolve(place).orElse(place));
        if (object.path("items").has("$ref")) {
            // Redoc shows no extension of the items.
            contract.resolve(place + "/items").ifPresent(lines::add);
        }
        return lines;
    }

    /** Returns the texts by the names of their extensions. */
    private Map<String, String> sources(List<String> lines, List<JsonNode> cited, JsonNode beyond) {
        Map<String, String> sources = new LinkedHashMap<>();
        Set<String> stated = new LinkedHashSet<>();
        Set<String> ruled = new LinkedHashSet<>();
        List<String> ids =
                cited.stream().flatMap(list -> Wording.texts(list).stream()).toList();
        ids.forEach(id -> stated.add(facts.getOrDefault(id, id)));
        conflicts
                .conflicts(lines, ids)
                .forEach(conflict -> ruled.add("Ruling " + conflict.ruling() + ": " + conflict.decision()));
        putText(sources, FACTS, stated);
        putText(sources, BEYOND, beyond.isTextual() ? Set.of(beyond.asText()) : Set.of());
        putText(sources, RULINGS, ruled);
        return sources;
    }

    private static void putText(Map<String, String> sources, String name, Collection<String> texts) {
        if (!texts.isEmpty()) {
            sources.put(name, String.join(" ", texts));
        }
    }

    /** Returns the texts in Markdown, in which the ledger's own characters have no meaning. */
    private static String markdown(Map<String, String> sources) {
        StringBuilder text = new StringBuilder();
        sources.forEach((name, value) -> text.append(text.isEmpty() ? "" : "\n\n")
                .append("**")
                .append(name.substring(2))
                .append(":** ")
                .append(value.replace("&", "&amp;").replace("<", "&lt;").replaceAll("([\\\\`*_\\[\\]|#])", "\\\\$1")));
        return text.toString();
    }
}
