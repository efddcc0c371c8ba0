package io.github.chatspec.review.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.chatspec.contract.Content;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.ContractException;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Response;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.coverage.shape.BodyShape;
import io.github.chatspec.coverage.shape.BodyShape.Part;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.review.page.PageEntry.Kind;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects the values that the samples of a contract have at each place. */
final class SampleValues {

    private static final JsonMapper JSON = new JsonMapper();

    private final Contract contract;
    private final ContractOutline outline;
    private final SchemaPlaces places;
    private final Map<String, Seen> seen = new HashMap<>();
    private final Map<String, String> payloads = new LinkedHashMap<>();
    private PageEntry sample;

    /** What the samples have at one place. */
    static final class Seen {
        private final Map<String, Set<PageEntry>> values = new LinkedHashMap<>();
        private final Set<PageEntry> samples = new LinkedHashSet<>();

        /** Returns the samples by the value that they have there; values that contain others are left out. */
        Map<String, Set<PageEntry>> values() {
            return values;
        }

        /** Returns the samples that have any value there. */
        Set<PageEntry> samples() {
            return samples;
        }
    }

    SampleValues(Contract contract, ContractOutline outline, SchemaPlaces places) {
        this.contract = contract;
        this.outline = outline;
        this.places = places;
        contract.operations().forEach(this::responses);
        for (EntryGroup group : outline.groups()) {
            group.entries().stream()
                    .filter(entry -> entry.kind() == Kind.EXAMPLE && !payloads.containsKey(entry.pointer()))
                    .forEach(this::schemaExample);
        }
    }

    /** Returns what the samples have at a place. */
    Optional<Seen> at(String pointer) {
        return Optional.ofNullable(seen.get(pointer));
    }

    /** Returns the payload of an example. */
    Optional<String> payload(PageEntry example) {
        return Optional.ofNullable(payloads.get(example.pointer()));
    }

    private void responses(Operation operation) {
        for (Response response : operation.responses()) {
            for (Content content : response.contents()) {
                for (Sample each : content.samples()) {
                    payloads.put(each.place().pointer(), each.text());
                    sample = outline.nearest(each.place().pointer());
                    seen(response.place().pointer()).samples.add(sample);
                    content.schema().ifPresent(schema -> visit(each.text(), Set.of(new Part(schema, true))));
                }
            }
        }
    }

    /** Reads an example of a request or of a schema, with which no operation answers. */
    private void schemaExample(PageEntry example) {
        JsonNode node = contract.at(example.pointer());
        String extension = Pointers.parent(example.pointer());
        boolean isNamed = !Pointers.last(example.pointer()).equals("example") || node.has("value");
        String file = node.path("externalValue").asText("");
        if (!file.isEmpty()) {
            try {
                payloads.put(example.pointer(), new String(contract.readFile(file), StandardCharsets.UTF_8));
            } catch (ContractException e) {
                // The file may be on another host; the page then shows its name.
                return;
            }
        } else {
            payloads.put(example.pointer(), pretty(isNamed ? node.path("value") : node));
        }
        sample = example;
        String owner = isNamed ? Pointers.parent(extension) : extension;
        String schema = Pointers.last(extension).equals("x-examples") ? owner : owner + "/schema";
        if (contract.at(schema).isObject()) {
            visit(payloads.get(example.pointer()), Set.of(new Part(schema, true)));
        }
    }

    private static String pretty(JsonNode value) {
        return value.isContainerNode() ? value.toPrettyString() : value.asText();
    }

    private void visit(String text, Set<Part> parts) {
        try {
            visit(JSON.readTree(text), parts);
        } catch (JsonProcessingException e) {
            // A sample that is not JSON has no properties.
        }
    }

    private void visit(JsonNode value, Set<Part> parts) {
        if (parts.isEmpty() || value.isMissingNode()) {
            return;
        }
        SchemaPlaces.pointers(parts).forEach(pointer -> add(pointer, value));
        if (value.isValueNode()) {
            places.values(parts)
                    .getOrDefault(SchemaPlaces.text(value), Set.of())
                    .forEach(pointer -> add(pointer, value));
            return;
        }
        BodyShape shape = places.shape(parts);
        if (value.isArray()) {
            value.forEach(item -> visit(item, shape.items()));
            return;
        }
        value.properties()
                .forEach(member -> visit(member.getValue(), shape.keys().getOrDefault(member.getKey(), shape.rest())));
    }

    private void add(String pointer, JsonNode value) {
        Seen here = seen(pointer);
        here.samples.add(sample);
        if (value.isValueNode()) {
            here.values
                    .computeIfAbsent(value.toString(), absent -> new LinkedHashSet<>())
                    .add(sample);
        } else if (value.isArray()) {
            value.forEach(item -> {
                if (item.isValueNode()) {
                    here.values
                            .computeIfAbsent(item.toString(), absent -> new LinkedHashSet<>())
                            .add(sample);
                }
            });
        }
    }

    private Seen seen(String pointer) {
        return seen.computeIfAbsent(pointer, absent -> new Seen());
    }
}
