package io.github.chatspec.review.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Response;
import io.github.chatspec.coverage.Coverage;
import io.github.chatspec.coverage.Coverage.Category;
import io.github.chatspec.coverage.FieldCounts;
import io.github.chatspec.coverage.JsonType;
import io.github.chatspec.coverage.Observations;
import io.github.chatspec.coverage.OperationCounts;
import io.github.chatspec.coverage.drift.Share;
import io.github.chatspec.coverage.shape.BodyShape;
import io.github.chatspec.coverage.shape.BodyShape.Part;
import io.github.chatspec.json.Pointers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts how often recordings have each place of a contract, and what they have that the contract does not. */
final class RecordedShares {

    private final Contract contract;
    private final ContractOutline outline;
    private final SchemaPlaces places;
    private final Map<String, Share> shares = new HashMap<>();
    private final Map<String, Set<String>> findings = new HashMap<>();

    /**
     * Compares observations with a contract.
     *
     * @throws io.github.chatspec.coverage.ObservationsException if another version of the contract was observed
     */
    RecordedShares(Contract contract, Observations observations, ContractOutline outline, SchemaPlaces places) {
        this.contract = contract;
        this.outline = outline;
        this.places = places;
        Coverage coverage = Coverage.of(List.of(contract), observations);
        for (Operation operation : contract.operations()) {
            statuses(operation, coverage.operations().get(operation.qualifiedId()));
            OperationCounts counts = observations.operations().get(operation.qualifiedId());
            if (counts != null) {
                operation.responses().forEach(response -> new ResponseWalk(operation, response, counts).visit());
            }
        }
    }

    /** Returns how many of the values that could be a place's value were. */
    Optional<Share> at(String pointer) {
        return Optional.ofNullable(shares.get(pointer));
    }

    /** Returns what recordings have at a place that the contract does not, one sentence each. */
    Set<String> findings(String pointer) {
        return findings.getOrDefault(pointer, Set.of());
    }

    private void statuses(Operation operation, Coverage.Covered covered) {
        Map<String, String> responses = new HashMap<>();
        operation
                .responses()
                .forEach(response ->
                        responses.put(response.status(), response.place().pointer()));
        for (Coverage.Row row : covered.rows(Category.STATUS)) {
            if (row.documented()) {
                count(responses.get(row.name()), row.tally().count(), covered.exchanges());
            } else {
                find(
                        operation.place().pointer(),
                        "The undocumented status " + row.name() + " was recorded "
                                + times(row.tally().count()) + ".");
            }
        }
    }

    private void count(String pointer, long count, long of) {
        // A repeated key is counted twice.
        shares.merge(
                pointer,
                new Share(Math.min(count, of), of),
                (one, other) -> new Share(one.count() + other.count(), one.of() + other.of()));
    }

    private void find(String pointer, String sentence) {
        findings.computeIfAbsent(pointer, absent -> new LinkedHashSet<>()).add(sentence);
    }

    private static String times(long count) {
        return count == 1 ? "once" : count + " times";
    }

    /** Walks over the places of one response. */
    private final class ResponseWalk {
        private final Response response;
        private final Map<String, FieldCounts> fields;
        private final String where;
        private final List<Set<String>> enclosing = new ArrayList<>();

        ResponseWalk(Operation operation, Response response, OperationCounts counts) {
            this.response = response;
            this.where = operation.id() + " " + response.status();
            this.fields = counts.responses().containsKey(response.status())
                    ? counts.responses().get(response.status()).fields()
                    : Map.of();
        }

        void visit() {
            Set<Part> roots = response.contents().stream()
                    .flatMap(content -> content.schema().stream())
                    .map(schema -> new Part(schema, response.contents().size() == 1))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            visit(Pointers.ROOT, roots);
        }

        private void visit(String pointer, Set<Part> parts) {
            FieldCounts here = fields.getOrDefault(pointer, new FieldCounts());
            BodyShape shape = places.shape(parts);
            long seen = here.seen().count();
            places.values(parts)
                    .forEach((value, schemas) -> schemas.forEach(schema -> count(
                            schema,
                            here.values().containsKey(value)
                                    ? here.values().get(value).count()
                                    : 0,
                            seen)));
            findings(pointer, parts, here);
            // Values below a recursive reference are counted at the outer place.
            if (shape.isLeaf() || enclosing.contains(shape.below())) {
                return;
            }
            enclosing.add(shape.below());
            shape.keys().forEach((key, members) -> {
                String field = Pointers.append(pointer, key);
                long count =
                        fields.getOrDefault(field, new FieldCounts()).seen().count();
                SchemaPlaces.pointers(members).forEach(schema -> count(schema, count, here.objects()));
                visit(field, members);
            });
            for (Set<Part> members : List.of(shape.rest(), shape.items())) {
                if (!members.isEmpty()) {
                    visit(pointer + "/*", members);
                }
            }
            enclosing.remove(enclosing.size() - 1);
        }

        private void findings(String pointer, Set<Part> parts, FieldCounts here) {
            String place = " (" + where + (pointer.isEmpty() ? "" : " " + pointer) + ")";
            new TreeMap<>(here.undocumented())
                    .forEach((key, counts) -> findAt(
                            places.schemas(parts),
                            "The undocumented field \"" + key + "\" was recorded "
                                    + times(counts.seen().count()) + " in " + here.objects()
                                    + (here.objects() == 1 ? " object" : " objects") + place + "."));
            new TreeMap<>(here.words().tallies())
                    .forEach((word, tally) -> findAt(
                            SchemaPlaces.pointers(parts),
                            "The undocumented value \"" + word + "\" was recorded " + times(tally.count()) + place
                                    + "."));
            long hidden = here.words().rest().count();
            if (hidden > 0) {
                findAt(
                        SchemaPlaces.pointers(parts),
                        "Other undocumented values were recorded " + times(hidden) + place + ".");
            }
            Set<String> documented = types(parts);
            for (JsonType type : JsonType.values()) {
                long count = here.type(type).count();
                boolean isDocumented = documented.isEmpty()
                        || documented.contains(type.key())
                        || (type == JsonType.INTEGER && documented.contains("number"));
                if (count > 0 && !isDocumented) {
                    findAt(
                            SchemaPlaces.pointers(parts),
                            "The type is not documented: " + type.key() + " was recorded " + times(count) + place
                                    + ".");
                }
            }
        }

        /** Adds a sentence to the last of these places that is a line of the page, which is the most specific one. */
        private void findAt(Collection<String> pointers, String sentence) {
            List<String> listed = pointers.stream()
                    .filter(pointer -> outline.entry(pointer).isPresent())
                    .toList();
            find(
                    listed.isEmpty()
                            ? outline.nearest(pointers.iterator().next()).pointer()
                            : listed.get(listed.size() - 1),
                    sentence);
        }

        /** Returns the types that the schemas of a place allow; none if one of them does not restrict the type. */
        private Set<String> types(Set<Part> parts) {
            Set<String> types = new LinkedHashSet<>();
            for (Part part : parts) {
                JsonNode schema = contract.at(contract.schema(part.schema()).orElse(part.schema()));
                if (!schema.has("type") && part.sure()) {
                    return Set.of();
                }
                JsonNode type = schema.path("type");
                if (type.isTextual()) {
                    types.add(type.asText());
                }
                type.forEach(each -> types.add(each.asText()));
                if (schema.path("nullable").asBoolean()) {
                    types.add("null");
                }
            }
            return types;
        }
    }
}
