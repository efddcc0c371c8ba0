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
 * Examples that answer one after the other; the last one stays.
 *
 * @param operation what is asked for
 * @param id the value of the operation's one path parameter, or nothing where every good request counts
 * @param samples the examples in their order
 */
public record Scenario(Operation operation, Optional<String> id, List<Sample> samples) {

    /** Reads a YAML or JSON file that holds, by operation and id, lists of the names of examples. */
    public static List<Scenario> read(Path file, ServedOperations served) {
        try {
            return new Reader(LocatedJson.readYaml(Files.readAllBytes(file)), file, served).scenarios();
        } catch (IOException e) {
            throw new SettingsException("The scenario cannot be read; name a readable file.", file.toString());
        } catch (JsonSyntaxException e) {
            throw new SettingsException(
                    "The scenario is not well-formed: " + e.getMessage() + ".", place(file, e.position()));
        }
    }

    private static String place(Path file, Position position) {
        return file + ":" + position.line() + ":" + position.column();
    }

    /** Its name in WireMock. */
    String name() {
        return operation.qualifiedId() + id.map(one -> " " + one).orElse("");
    }

    private record Reader(LocatedJson text, Path file, ServedOperations served) {

        List<Scenario> scenarios() {
            text.duplicates().stream().findFirst().ifPresent(twice -> {
                throw refused("The key " + Pointers.last(twice.pointer()) + " comes twice; keep one.", twice.pointer());
            });
            if (!text.tree().isObject()) {
                throw refused("A scenario holds lists of examples by operation and id; write it so.", Pointers.ROOT);
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
            return served.named(name)
                    .orElseThrow(() -> refused(
                            "No operation is called " + name + "; take one of "
                                    + served.operations().stream()
                                            .map(Operation::qualifiedId)
                                            .collect(Collectors.joining(", "))
                                    + ".",
                            pointer));
        }

        private void requireId(Operation operation, String pointer) {
            if (parameters(operation) != 1) {
                throw refused(
                        "The path of " + operation.qualifiedId()
                                + " has not one parameter but " + parameters(operation)
                                + "; write one list of examples for all its requests.",
                        pointer);
            }
        }

        private List<Sample> samples(Operation operation, JsonNode names, String pointer) {
            if (!names.isArray() || names.isEmpty()) {
                throw refused("A scenario is a list of the names of examples; write one here.", pointer);
            }
            List<Sample> samples = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i).asText();
                String at = Pointers.append(pointer, i);
                samples.add(operation
                        .sample(name)
                        .orElseThrow(() -> refused(
                                operation.qualifiedId() + " has no example " + name + "; take one of "
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
            return operation.path().chars().filter(letter -> letter == '{').count();
        }

        private SettingsException refused(String sentence, String pointer) {
            return new SettingsException(sentence, place(file, text.position(pointer)));
        }
    }
}
