package io.github.chatspec.judge;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.json.Pointers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One change of one sample that breaks the contract in one place, found by walking the sample along its schema.
 *
 * @param operation the operation
 * @param sample the sample
 * @param kind what is done
 * @param pointer where it is done
 * @param value what is put there as JSON, or nothing where the key is taken away
 * @param rule the rule that should speak
 * @param expected where it should speak
 */
record Mutation(
        Operation operation,
        Sample sample,
        String kind,
        String pointer,
        Optional<String> value,
        String rule,
        String expected) {

    static List<Mutation> all() {
        return Contract.builtIn().stream()
                .flatMap(contract -> all(contract.name()).stream())
                .toList();
    }

    static List<Mutation> all(String name) {
        Contract contract = Contract.builtIn(name);
        List<Mutation> mutations = new ArrayList<>();
        for (Operation operation : contract.operations()) {
            for (Sample sample : operation.samples()) {
                String schema = operation
                        .response(sample.status())
                        .orElseThrow()
                        .contents()
                        .get(0)
                        .schema()
                        .orElseThrow();
                new Walker(contract, operation, sample, mutations).visit("", Mutant.tree(sample.body()), schema);
            }
        }
        return mutations;
    }

    /** Messages in the other direction and messages without one of their keys; what breaks is left to the contract. */
    static List<Mutation> ofMessages() {
        Operation operation = Contract.builtIn("engage").operation("getChat").orElseThrow();
        List<Mutation> mutations = new ArrayList<>();
        for (Sample sample : operation.response(200).orElseThrow().samples()) {
            JsonNode messages = Mutant.tree(sample.body()).at("/response/messages");
            for (int i = 0; i < messages.size(); i++) {
                String pointer = "/response/messages/" + i;
                String other = messages.get(i).path("type").asText().equals("inbound") ? "outbound" : "inbound";
                mutations.add(new Mutation(
                        operation, sample, "turned", pointer + "/type", Optional.of('"' + other + '"'), "", pointer));
                for (Map.Entry<String, JsonNode> field : messages.get(i).properties()) {
                    mutations.add(new Mutation(
                            operation,
                            sample,
                            "bereft",
                            pointer + "/" + field.getKey(),
                            Optional.empty(),
                            "",
                            pointer));
                }
            }
        }
        return mutations;
    }

    Mutant mutant() {
        Mutant mutant = Mutant.of(operation, sample);
        return value.isPresent() ? mutant.set(pointer, value.get()) : mutant.remove(pointer);
    }

    @Override
    public String toString() {
        return operation.qualifiedId() + " " + sample.name() + ": " + kind + " at " + pointer;
    }

    private record Walker(Contract contract, Operation operation, Sample sample, List<Mutation> out) {

        void visit(String pointer, JsonNode value, String declared) {
            JsonNode schema = contract.at(contract.resolve(declared).orElseThrow());
            if (schema.has("type")) {
                add("wrong type", pointer, "[true]".equals(value.toString()) ? "1" : wrong(schema), "type", pointer);
            }
            if (schema.has("enum")) {
                boolean text = schema.path("type").asText().equals("string");
                add("unknown value", pointer, text ? "\"no such value\"" : "987654", "enum", pointer);
            }
            if (schema.path("format").asText().equals("date-time")) {
                add("bad date", pointer, "\"2019-02-30T00:00:00Z\"", "format", pointer);
                add("local date", pointer, "\"2019-02-20T00:00:00\"", "format", pointer);
            }
            if (schema.has("properties")) {
                add("undocumented key", pointer + "/zzz", "[1]", "undocumented-field", pointer + "/zzz");
            }
            children(pointer, value, contract.resolve(declared).orElseThrow(), schema);
        }

        private void children(String pointer, JsonNode value, String at, JsonNode schema) {
            List<String> required = new ArrayList<>();
            schema.path("required").forEach(key -> required.add(key.asText()));
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                String child = Pointers.append(pointer, field.getKey());
                String property = at + "/properties/" + field.getKey();
                if (contract.at(property).isMissingNode()) {
                    continue;
                }
                boolean needed = required.contains(field.getKey());
                if (needed) {
                    out.add(new Mutation(
                            operation, sample, "missing key", child, Optional.empty(), "required", pointer));
                }
                boolean typed =
                        contract.at(contract.resolve(property).orElseThrow()).has("type");
                boolean carried = pointer.matches(".*/messages/[0-9]+") && !needed;
                if (typed && !carried) {
                    add("null", child, "null", needed ? "type" : "null-optional", child);
                }
                visit(child, field.getValue(), property);
            }
            for (int i = 0; value.isArray() && i < value.size(); i++) {
                visit(Pointers.append(pointer, i), value.get(i), at + "/items");
            }
        }

        private void add(String kind, String pointer, String value, String rule, String expected) {
            out.add(new Mutation(operation, sample, kind, pointer, Optional.of(value), rule, expected));
        }

        private static String wrong(JsonNode schema) {
            return schema.path("type").asText().equals("array") ? "true" : "[true]";
        }
    }
}
