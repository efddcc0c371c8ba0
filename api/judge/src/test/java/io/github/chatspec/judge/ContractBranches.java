package io.github.chatspec.judge;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.text.Wording;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What of a contract came up in bodies: each value of a list, each key there and not there, each clause. */
final class ContractBranches {

    private static final List<String> SUB_TYPES = List.of("abc_sub_type", "livechat_sub_type", "whatsapp_sub_type");

    private final Map<String, Integer> seen = new TreeMap<>();
    private final Set<String> expected = new TreeSet<>();
    private final Set<String> known = new TreeSet<>();

    /** Counts what comes up in a body. */
    void add(Contract contract, String declared, JsonNode value) {
        String at = contract.resolve(declared).orElseThrow();
        JsonNode schema = contract.at(at);
        expect(contract, at);
        if (schema.has("enum")) {
            see("value", contract, at, value.asText());
        }
        if (Bodies.types(schema).size() != 1) {
            see("type", contract, at, Wording.kind(value));
        }
        if (schema.path("format").asText().equals("date-time")) {
            String text = value.asText();
            see("zone", contract, at, text.endsWith("Z") ? "Z" : "+00:00");
            see(
                    "digits",
                    contract,
                    at,
                    String.valueOf(
                            text.replaceAll("^[^.]*[.]?|Z$|[+]00:00$", "").length()));
        }
        if (schema.has("maxItems")) {
            see("rows", contract, at, String.valueOf(value.size()));
        }
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            see(value.has(property.getKey()) ? "with" : "without", contract, at, property.getKey());
            if (value.has(property.getKey())) {
                add(contract, Pointers.append(at + "/properties", property.getKey()), value.get(property.getKey()));
            }
        }
        if (schema.has("if")) {
            new Clauses(schema).applying(value).forEach(clause -> see("clause", contract, at, clause));
            SUB_TYPES.stream()
                    .filter(value::has)
                    .forEach(key -> see("kind", contract, at, kind(value.path("type"), key, value.path(key))));
        }
        for (int i = 0; value.isArray() && i < value.size() && schema.has("items"); i++) {
            add(contract, at + "/items", value.get(i));
        }
    }

    Map<String, Integer> seen() {
        return seen;
    }

    /** What the contract has that could come up. */
    Set<String> expected() {
        return expected;
    }

    private void see(String what, Contract contract, String at, String which) {
        seen.merge(name(what, contract, at, which), 1, Integer::sum);
    }

    private static String name(String what, Contract contract, String at, String which) {
        return what + " " + contract.name() + at.replace("/components/schemas", "") + " " + which;
    }

    private static String kind(JsonNode direction, String key, JsonNode value) {
        return direction.asText() + " " + key + " " + value.asText();
    }

    private void expect(Contract contract, String at) {
        if (!known.add(contract.name() + at)) {
            return;
        }
        JsonNode schema = contract.at(at);
        List<String> names = new ArrayList<>();
        schema.path("enum").forEach(value -> names.add(name("value", contract, at, value.asText())));
        Collection<String> required = Wording.texts(schema.path("required"));
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            names.add(name("with", contract, at, property.getKey()));
            if (!required.contains(property.getKey())) {
                names.add(name("without", contract, at, property.getKey()));
            }
        }
        Collection<String> types = Bodies.types(schema);
        (types.isEmpty() ? List.of("null", "boolean", "integer", "number", "string", "object", "array") : types)
                .stream()
                        .filter(type -> types.size() != 1)
                        .forEach(type -> names.add(name("type", contract, at, Wording.type(type))));
        if (schema.path("format").asText().equals("date-time")) {
            List.of("Z", "+00:00").forEach(zone -> names.add(name("zone", contract, at, zone)));
            for (int digits = 0; digits <= Texts.DIGITS; digits++) {
                names.add(name("digits", contract, at, String.valueOf(digits)));
            }
        }
        for (int rows = 0;
                schema.has("maxItems") && rows <= schema.get("maxItems").intValue();
                rows++) {
            names.add(name("rows", contract, at, String.valueOf(rows)));
        }
        if (schema.has("if")) {
            new Clauses(schema).all().forEach(clause -> names.add(name("clause", contract, at, clause)));
            kinds(contract, at).forEach(kind -> names.add(name("kind", contract, at, kind)));
        }
        expected.addAll(names);
    }

    private static List<String> kinds(Contract contract, String at) {
        List<String> kinds = new ArrayList<>();
        values(contract, at, "type")
                .forEach(direction -> SUB_TYPES.forEach(
                        key -> values(contract, at, key).forEach(value -> kinds.add(kind(direction, key, value)))));
        return kinds;
    }

    private static JsonNode values(Contract contract, String at, String key) {
        return contract.at(contract.resolve(at + "/properties/" + key).orElseThrow())
                .path("enum");
    }
}
