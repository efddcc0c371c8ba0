package io.github.chatspec.mock.stubs;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.LocatedJson;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.json.Position;
import io.github.chatspec.judge.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A sequence of examples that answer successive requests; the last one is repeated.
 *
 * @param operation the operation
 * @param id the value of the operation's only path parameter, or empty if every valid request advances the scenario
 * @param samples the examples in their order
 */
public record Scenario(Operation operation, Optional<String> id, List<Sample> samples) {

    /**
     * Reads a YAML or JSON file that maps operations, or their ids, to lists of example names.
     *
     * @throws SettingsException if the file cannot be read or names an unknown operation or example
     */
    public static List<Scenario> read(Path file, ServedOperations operations) {
        try {
            return new Reader(LocatedJson.readYaml(Files.readAllBytes(file)), file, operations).scenarios();
        } catch (IOException e) {
            throw new SettingsException("Cannot read the scenario; name a readable file.", file.toString());
        } catch (JsonSyntaxException e) {
            throw new SettingsException(
                    "The scenario is not well-formed: " + e.getMessage() + ".", place(file, e.position()));
        }
    }

    private static String place(Path file, Position position) {
        return file + ":" + position.line() + ":" + position.column();
    }

    /** Returns its name in WireMock. */
    String name() {
        return operation.qualifiedId() + id.map(one -> " " + one).orElse("");
    }

    private record Reader(LocatedJson text, Path file, ServedOperations operations) {

        List<Scenario> scenarios() {
            text.duplicates().stream().findFirst().ifPresent(duplicate -> {
                throw rejected(
                        "The key " + Pointers.last(duplicate.pointer()) + " occurs twice; keep one.",
                        duplicate.pointer());
            });
            if (!text.tree().isObject()) {
                throw rejected("A scenario maps operations to lists of examples; write an object.", Pointers.ROOT);
            }
            List<Scenario> scenarios = new ArrayList<>();
            for (Map.Entry<String, JsonNode> part : text.tree().properties()) {
                String pointer = Pointers.append(Pointers.ROOT, part.getKey());
                Operation operation = operation(part.getKey(), pointer);
                if (part.getValue().isObject()) {
                    requireId(operation, pointer);
                    for (Map.Entry<String, JsonNode> one : part.getValue().properties()) {
                        String at = Pointers.append(pointer, one.getKey());
                        scenarios.add(new Scenario(
                                operation, Optional.of(one.getKey()), samples(operation, one.getValue(), at)));
                    }
                } else {
                    scenarios.add(
                            new Scenario(operation, Optional.empty(), samples(operation, part.getValue(), pointer)));
                }
            }
            return scenarios;
        }

        private Operation operation(String name, String pointer) {
            return operations
                    .named(name)
                    .orElseThrow(() -> rejected(
                            "No operation is called " + name + "; choose one of "
                                    + operations.operations().stream()
                                            .map(Operation::qualifiedId)
                                            .collect(Collectors.joining(", "))
                                    + ".",
                            pointer));
        }

        private void requireId(Operation operation, String pointer) {
            if (parameters(operation) != 1) {
                throw rejected(
                        "The path of " + operation.qualifiedId() + " has " + parameters(operation)
                                + " parameters instead of one; write one list of examples for all its requests.",
                        pointer);
            }
        }

        private List<Sample> samples(Operation operation, JsonNode names, String pointer) {
            if (!names.isArray() || names.isEmpty()) {
                throw rejected("A scenario is a non-empty list of example names; write one here.", pointer);
            }
            List<Sample> samples = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i).asText();
                String at = Pointers.append(pointer, i);
                samples.add(operation
                        .sample(name)
                        .orElseThrow(() -> rejected(
                                operation.qualifiedId() + " has no example " + name + "; choose one of "
                                        + operation.samples().stream()
                                                .map(Sample::name)
                                                .distinct()
                                                .collect(Collectors.joining(", "))
                                        + ".",
                                at)));
            }
            return List.copyOf(samples);
        }

        private static long parameters(Operation operation) {
            return operation
                    .path()
                    .chars()
                    .filter(character -> character == '{')
                    .count();
        }

        private SettingsException rejected(String sentence, String pointer) {
            return new SettingsException(sentence, place(file, text.position(pointer)));
        }
    }
}
