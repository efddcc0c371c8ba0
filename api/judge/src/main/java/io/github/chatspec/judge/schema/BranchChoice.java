package io.github.chatspec.judge.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Applicator;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.SchemaComposition;
import io.github.chatspec.json.JsonEquality;
import io.github.chatspec.json.JsonValues;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.keyword.SchemaViolation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the branch of a {@code oneOf} or {@code anyOf} that a value is intended for. */
final class BranchChoice {

    private final Contract contract;
    private final Schemas schemas;
    private final Diagnosis diagnosis;
    private final SchemaComposition composition;

    BranchChoice(Contract contract, Schemas schemas, Diagnosis diagnosis) {
        this.contract = contract;
        this.schemas = schemas;
        this.diagnosis = diagnosis;
        this.composition = new SchemaComposition(contract);
    }

    /** Returns whether a value should select a schema by its name alone, and is not the name of one. */
    boolean isUnnamed(String holder, JsonNode value) {
        Discriminators discriminators = discriminators();
        Optional<String> kind = discriminators.kind(holder, value);
        if (kind.isEmpty() || discriminators.hasMapping(holder)) {
            return false;
        }
        List<String> branches = discriminators.branches(holder);
        boolean isNamed = branches.stream().anyMatch(branch -> discriminators.selects(holder, kind.get(), branch))
                || discriminators.heir(holder, kind.get()).isPresent()
                || discriminators.isOwnName(holder, kind.get());
        boolean isNaming =
                branches.stream().anyMatch(branch -> contract.at(branch).has("$ref"))
                        || !discriminators.heirs(holder).isEmpty();
        return isNaming && !isNamed;
    }

    /** Returns the intended branch of a composition, or nothing if the discriminator selects none. */
    Optional<String> meant(String holder, Applicator composition, JsonNode value) {
        List<String> branches = composition.subschemas(contract, holder);
        Optional<String> named = named(holder, branches, value);
        if (named.isPresent() || discriminator(holder, value).isPresent()) {
            return named;
        }
        return branches.stream().min(closeness(value));
    }

    /** Returns whether neither the discriminator nor a constant rules a branch out for a value. */
    boolean mayMean(String holder, List<String> branches, String branch, JsonNode value) {
        boolean isSelected =
                !discriminators().areNone() && discriminator(holder, value).isPresent();
        Optional<String> named = isSelected ? named(holder, branches, value) : Optional.empty();
        return named.isPresent() ? named.get().equals(branch) : agrees(branch, value) != Agreement.NO;
    }

    /** Returns the branch that the discriminator selects, or else the only one whose constants all match the value. */
    private Optional<String> named(String holder, List<String> branches, JsonNode value) {
        Optional<String> kind = discriminator(holder, value);
        if (kind.isPresent()) {
            return branches.stream()
                    .filter(branch -> discriminators().selects(holder, kind.get(), branch))
                    .findFirst();
        }
        List<String> agreeing = branches.stream()
                .filter(branch -> agrees(branch, value) == Agreement.YES)
                .toList();
        boolean othersDisagree = branches.stream()
                .filter(branch -> !agreeing.contains(branch))
                .allMatch(branch -> agrees(branch, value) == Agreement.NO);
        return agreeing.size() == 1 && othersDisagree ? Optional.of(agreeing.get(0)) : Optional.empty();
    }

    /**
     * Returns the discriminating value, or nothing if it is absent, or if it is unknown and there is no mapping, or a
     * branch that no value could select.
     */
    Optional<String> discriminator(String holder, JsonNode value) {
        Discriminators discriminators = discriminators();
        Optional<String> kind = discriminators.kind(holder, value);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        List<String> branches = discriminators.branches(holder);
        boolean known = branches.stream().anyMatch(branch -> discriminators.selects(holder, kind.get(), branch));
        boolean closed = discriminators.hasMapping(holder)
                && branches.stream().allMatch(branch -> contract.at(branch).has("$ref") || isMapped(holder, branch));
        return known || closed ? kind : Optional.empty();
    }

    private boolean isMapped(String holder, String branch) {
        return JsonValues.of(contract.at(holder).path("discriminator").path("mapping"))
                .anyMatch(target -> target.asText().equals("#" + branch));
    }

    private enum Agreement {
        YES,
        NO,
        SILENT
    }

    private Agreement agrees(String branch, JsonNode value) {
        Agreement agreement = Agreement.SILENT;
        for (KeyConstant constant : schemas.places().constants(branch, this::constants)) {
            JsonNode found = value.path(constant.key());
            if (!found.isMissingNode()) {
                if (!JsonEquality.areEqual(constant.value(), found)) {
                    return Agreement.NO;
                }
                agreement = Agreement.YES;
            }
        }
        return agreement;
    }

    /**
     * The only value of a property.
     *
     * @param key the name of the property
     * @param value the value
     */
    record KeyConstant(String key, JsonNode value) {}

    /** Returns the properties of a branch that have only one value. */
    private List<KeyConstant> constants(String branch) {
        List<KeyConstant> constants = new ArrayList<>();
        for (String schema : parts(branch)) {
            for (String pointer : Applicator.PROPERTIES.subschemas(contract, schema)) {
                for (String declared : parts(pointer)) {
                    constant(contract.at(declared))
                            .ifPresent(value -> constants.add(new KeyConstant(Pointers.last(pointer), value)));
                }
            }
        }
        return constants;
    }

    /** Returns the schemas that every value of a schema conforms to. */
    private Set<String> parts(String schema) {
        return composition.withReferences(List.of(schema), part -> Applicator.ALL_OF.subschemas(contract, part));
    }

    /** Returns the only value of a schema, if it has a constant or an enumeration of one value. */
    private static Optional<JsonNode> constant(JsonNode schema) {
        JsonNode listed = schema.path("enum");
        return schema.has("const")
                ? Optional.of(schema.get("const"))
                : listed.size() == 1 ? Optional.of(listed.get(0)) : Optional.empty();
    }

    /** Orders branches by closeness to a value, independently of their order in the contract. */
    private Comparator<String> closeness(JsonNode value) {
        return Comparator.comparing((String branch) -> isOfOtherType(diagnosis.of(branch, value)))
                .thenComparing(branch -> agrees(branch, value) == Agreement.NO)
                .thenComparing(branch -> diagnosis.of(branch, value).size())
                .thenComparing(branch -> -depth(diagnosis.of(branch, value)))
                .thenComparing(branch -> JsonValues.text(contract.at(branch)));
    }

    private static boolean isOfOtherType(List<SchemaViolation> violations) {
        return violations.stream()
                .anyMatch(violation ->
                        violation.pointer().isEmpty() && violation.keyword().equals("type"));
    }

    private static int depth(List<SchemaViolation> violations) {
        return violations.stream()
                .mapToInt(violation -> Pointers.segments(violation.pointer()).size())
                .min()
                .orElse(0);
    }

    private Discriminators discriminators() {
        return schemas.discriminators();
    }
}
