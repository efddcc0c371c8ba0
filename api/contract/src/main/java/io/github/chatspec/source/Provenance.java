package io.github.chatspec.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.SourceLine;
import io.github.chatspec.json.JsonValues;
import io.github.chatspec.json.Pointers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares a contract with its ledger: which line cites which fact, and which facts and lines have no counterpart.
 *
 * <p>Servers, paths, operations, parameters, security schemes, response statuses, response headers, properties, enum
 * values and examples must each cite facts that exist ({@code x-facts}, {@code x-enum-facts}) or give a reason
 * ({@code x-beyond}, {@code x-enum-beyond}); every fact must be cited. What a property or an enum value cites must be
 * about a field or a value of its name. Every sentence of the documents must name facts or a reason why it names none, and
 * every fact must be named by a sentence.
 */
public final class Provenance {

    private static final Set<String> SOURCED = Set.of(
            "server",
            "path item",
            "operation",
            "parameter",
            "security scheme",
            "response",
            "header",
            "property",
            "example");

    private static final Set<Fact.Kind> NAMING_FIELDS = Set.of(Fact.Kind.FIELD);
    private static final Set<Fact.Kind> NAMING_VALUES = Set.of(Fact.Kind.ENUM_VALUE, Fact.Kind.STATUS_ROW);

    private final Contract contract;
    private final Map<String, List<SourceLine>> citations = new LinkedHashMap<>();
    private final Map<String, Fact> facts = new HashMap<>();
    private final List<Orphan> orphans = new ArrayList<>();
    private int places;
    private int beyond;

    /**
     * A fact that is not cited, or a place in the contract without a source.
     *
     * @param place its place in the contract or in the ledger
     * @param reason what is missing
     */
    public record Orphan(SourceLine place, String reason) {

        @Override
        public String toString() {
            return place + " " + reason;
        }
    }

    private Provenance(Contract contract) {
        this.contract = contract;
    }

    /**
     * Compares a contract with a ledger.
     *
     * @param contract the contract
     * @param ledger the ledger
     * @return the citations and orphans
     */
    public static Provenance of(Contract contract, Ledger ledger) {
        Provenance provenance = new Provenance(contract);
        ledger.facts().forEach(fact -> {
            provenance.citations.put(fact.id(), new ArrayList<>());
            provenance.facts.put(fact.id(), fact);
        });
        provenance.findRepeatedIds(ledger);
        provenance.walk(contract.document(), Pointers.ROOT, "");
        for (Fact fact : ledger.facts()) {
            if (provenance.citations.get(fact.id()).isEmpty()) {
                provenance.orphans.add(
                        new Orphan(fact.place(), "the fact " + fact.id() + " is cited by no line of the contract"));
            }
        }
        provenance.checkSentences(ledger);
        ledger.conflicts().forEach(conflict -> provenance.check(conflict, ledger));
        return provenance;
    }

    /**
     * Returns the places of the contract that cite each fact.
     *
     * @return places by the fact's id, in the order of the ledger
     */
    public Map<String, List<SourceLine>> citations() {
        return citations;
    }

    /**
     * Returns the orphans in either direction.
     *
     * @return the orphans; empty if every place has a source and every fact is cited
     */
    public List<Orphan> orphans() {
        return List.copyOf(orphans);
    }

    /**
     * Returns the number of places in the contract that must have a source.
     *
     * @return the count
     */
    public int places() {
        return places;
    }

    /**
     * Returns the number of these places that go beyond the documents and give a reason.
     *
     * @return the count
     */
    public int beyond() {
        return beyond;
    }

    private void findRepeatedIds(Ledger ledger) {
        Set<String> seen = new LinkedHashSet<>();
        for (Fact fact : ledger.facts()) {
            if (!seen.add(fact.id())) {
                orphans.add(new Orphan(fact.place(), "the fact " + fact.id() + " is listed twice"));
            }
        }
    }

    /** Walks the document; the {@code role} of the parent distinguishes a keyword from a property of the same name. */
    private void walk(JsonNode node, String pointer, String role) {
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                String child = Pointers.append(pointer, i);
                String childRole = role.equals("parameters") ? "parameter" : role.equals("servers") ? "server" : "item";
                requireSource(node.get(i), child, childRole);
                walk(node.get(i), child, childRole);
            }
            return;
        }
        if (node.path("enum").isArray()) {
            enumValues(node, pointer);
        }
        addCitations(node.path("x-facts"), pointer);
        addCitations(node.path("x-description-facts"), pointer);
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String key = field.getKey();
            String child = Pointers.append(pointer, key);
            // The branches of a rule repeat properties that the schema itself declares.
            if (key.equals("allOf") || (key.startsWith("x-") && !key.equals("x-examples"))) {
                continue;
            }
            String childRole = childRole(pointer, role, key);
            requireSource(field.getValue(), child, childRole);
            walk(field.getValue(), child, childRole);
        }
    }

    private static String childRole(String pointer, String role, String key) {
        return switch (role) {
            case "properties" -> "property";
            case "examples" -> "example";
            case "responses" -> "response";
            case "headers" -> "header";
            case "parameters" -> "parameter";
            case "securitySchemes" -> "security scheme";
            case "path item" -> "operation";
            case "paths" -> "path item";
            case "servers" -> "server";
            default ->
                switch (key) {
                    case "properties", "responses", "headers", "parameters", "securitySchemes", "servers" -> key;
                    case "examples", "x-examples" -> "examples";
                    case "paths" -> pointer.isEmpty() ? "paths" : "";
                    default -> "";
                };
        };
    }

    private void requireSource(JsonNode node, String pointer, String role) {
        boolean reference = node.has("$ref") && !role.equals("property");
        if (!SOURCED.contains(role) || reference || !node.isObject()) {
            return;
        }
        places++;
        if (role.equals("property")) {
            requireSameName(node.path("x-facts"), Pointers.last(pointer), NAMING_FIELDS, pointer);
        }
        if (!node.path("x-beyond").asText("").isBlank()) {
            beyond++;
        } else if (node.path("x-facts").isEmpty()) {
            orphans.add(new Orphan(
                    contract.place(pointer),
                    "this " + role + " cites no fact (x-facts) and gives no reason (x-beyond)"));
        }
    }

    private void enumValues(JsonNode node, String pointer) {
        for (JsonNode value : node.get("enum")) {
            places++;
            JsonNode facts = node.path("x-enum-facts").path(value.asText());
            if (!node.path("x-enum-beyond").path(value.asText()).asText("").isBlank()) {
                beyond++;
            } else if (facts.isEmpty()) {
                orphans.add(new Orphan(
                        contract.place(Pointers.append(pointer, "enum")),
                        "the value " + value + " cites no fact (x-enum-facts) and gives no reason (x-enum-beyond)"));
            }
            String citing = Pointers.append(Pointers.append(pointer, "x-enum-facts"), value.asText());
            addCitations(facts, citing);
            requireSameName(facts, value.asText(), NAMING_VALUES, citing);
        }
        node.path("x-enum-facts").fieldNames().forEachRemaining(value -> {
            boolean listed = false;
            for (JsonNode known : node.get("enum")) {
                listed |= known.asText().equals(value);
            }
            if (!listed) {
                orphans.add(new Orphan(
                        contract.place(Pointers.append(Pointers.append(pointer, "x-enum-facts"), value)),
                        "facts are cited for \"" + value + "\", which is not a value of the enum"));
            }
        });
    }

    /** Checks that one of the cited facts is about a field or value of this name. */
    private void requireSameName(JsonNode cited, String name, Set<Fact.Kind> kinds, String pointer) {
        boolean known = JsonValues.of(cited).map(JsonNode::asText).allMatch(facts::containsKey);
        boolean same = JsonValues.of(cited)
                .map(fact -> facts.get(fact.asText()))
                .anyMatch(fact ->
                        fact != null && kinds.contains(fact.kind()) && fact.id().endsWith("." + name));
        if (!cited.isEmpty() && known && !same) {
            orphans.add(new Orphan(contract.place(pointer), "none of the cited facts is about " + name));
        }
    }

    private void addCitations(JsonNode facts, String pointer) {
        for (JsonNode fact : facts) {
            List<SourceLine> places = citations.get(fact.asText());
            if (places == null) {
                orphans.add(new Orphan(
                        contract.place(pointer), "the cited fact " + fact.asText() + " is not in the ledger"));
            } else {
                places.add(contract.place(pointer));
            }
        }
    }

    private void checkSentences(Ledger ledger) {
        Set<String> stated = new LinkedHashSet<>();
        for (Sentence sentence : ledger.sentences()) {
            stated.addAll(sentence.facts());
            if (!sentence.isCovered()) {
                orphans.add(new Orphan(
                        sentence.place(),
                        "the sentence " + sentence.where() + " names either facts or a reason why it states none"));
            }
            for (String fact : sentence.facts()) {
                if (!facts.containsKey(fact)) {
                    orphans.add(new Orphan(
                            sentence.place(),
                            "the sentence " + sentence.where() + " names the fact " + fact + ", which is not listed"));
                }
            }
        }
        for (Fact fact : ledger.facts()) {
            if (!stated.contains(fact.id())) {
                orphans.add(new Orphan(fact.place(), "no sentence of the documents states the fact " + fact.id()));
            }
        }
    }

    private void check(Conflict conflict, Ledger ledger) {
        Set<Integer> rulings = ledger.rulings().stream().map(Ruling::number).collect(Collectors.toSet());
        if (!rulings.contains(conflict.ruling())) {
            orphans.add(new Orphan(conflict.place(), "no ruling has the number " + conflict.ruling()));
        }
        if (conflict.sides().size() < 2) {
            orphans.add(new Orphan(conflict.place(), "a conflict has at least two sides"));
        }
        for (String pointer : conflict.about()) {
            if (!pointer.startsWith("/") || contract.at(pointer).isMissingNode()) {
                orphans.add(new Orphan(
                        conflict.place(),
                        "the conflict is about " + pointer + ", which is not a place in the contract"));
            }
        }
        conflict.sides().stream()
                .flatMap(side -> side.facts().stream())
                .filter(fact -> !citations.containsKey(fact))
                .forEach(fact -> orphans.add(
                        new Orphan(conflict.place(), "the conflict names the fact " + fact + ", which is not listed")));
    }
}
