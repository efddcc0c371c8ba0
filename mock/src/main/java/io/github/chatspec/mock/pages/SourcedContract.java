package io.github.chatspec.mock.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.source.Conflict;
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
    private final Map<String, List<String>> rulings = new HashMap<>();

    private SourcedContract(Ledger ledger) {
        for (Fact fact : ledger.facts()) {
            facts.put(fact.id(), fact.states() + " (" + ledger.title(fact.document()) + ", " + fact.where() + ")");
        }
        for (Conflict conflict : ledger.conflicts()) {
            String ruling = "Ruling " + conflict.ruling() + ": " + conflict.decision();
            conflict.sides().stream()
                    .flatMap(side -> side.facts().stream())
                    .distinct()
                    .forEach(fact -> rulings.computeIfAbsent(fact, absent -> new ArrayList<>())
                            .add(ruling));
        }
    }

    /** Returns the document as JSON; without a ledger its extensions stay as they are. */
    static String json(Contract contract, String origin) {
        ObjectNode document = BundledContract.document(contract, origin);
        Ledger.find(contract).ifPresent(ledger -> new SourcedContract(ledger).addTo(document, "", false));
        return document.toPrettyString();
    }

    /**
     * Adds the sources of a place and of those in it.
     *
     * @param node the value of the place
     * @param keyword the keyword under which it is
     * @param isNamed whether it is one of several values under the keyword, each of which has a name
     */
    private void addTo(JsonNode node, String keyword, boolean isNamed) {
        boolean isExample = keyword.equals(EXAMPLES) && (isNamed || node.isArray());
        if (node.isObject() && !isNamed && NAMED.contains(keyword)) {
            node.forEach(each -> addTo(each, keyword, true));
            return;
        }
        if (node instanceof ObjectNode object) {
            addValues(object);
            Map<String, String> sources =
                    sources(List.of(object.path(FACTS), object.path("x-description-facts")), object.path(BEYOND));
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
                    .forEach(member -> addTo(member.getValue(), member.getKey(), false));
            if (node.isArray()) {
                node.forEach(item -> addTo(item, keyword, false));
            }
        }
    }

    /** Adds the sources of the values of an enum in the extension from which Redoc reads their descriptions. */
    private void addValues(ObjectNode schema) {
        if (!schema.path("enum").isArray()) {
            return;
        }
        Map<String, String> descriptions = new LinkedHashMap<>();
        for (JsonNode value : schema.get("enum")) {
            Map<String, String> sources = sources(
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

    /** Returns the texts by the names of their extensions. */
    private Map<String, String> sources(List<JsonNode> cited, JsonNode beyond) {
        Map<String, String> sources = new LinkedHashMap<>();
        Set<String> stated = new LinkedHashSet<>();
        Set<String> ruled = new LinkedHashSet<>();
        for (String id :
                cited.stream().flatMap(list -> Wording.texts(list).stream()).toList()) {
            stated.add(facts.getOrDefault(id, id));
            ruled.addAll(rulings.getOrDefault(id, List.of()));
        }
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
